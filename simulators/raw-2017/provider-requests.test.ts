import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PATH, pass, REPLY_TO, START_MS, textOf, withProvider } from "./test-world.ts";

describe("a request to the provider of 2017", () => {
  it("is answered with the latest configuration", () =>
    withProvider(async ({ rest, respond }) => {
      await rest("PUT", PATH, { config: { fan: 1 } });
      await rest("PUT", PATH, { bytes: Buffer.from("[1.0]").toString("base64") });
      const { content, ...response } = await respond();
      assert.deepEqual(response, {
        correlationId: "c-1",
        timestamp: response.timestamp,
        timeout: 0,
        appVersionToken: "kettle-v1",
        endpointId: "e-1",
        contentType: "json",
        configVersion: 2,
        statusCode: 0,
      });
      assert.equal(textOf(content), "[1.0]");
    }));

  it("is answered with the version that it names, or with NO CONTENT", () =>
    withProvider(async ({ rest, respond }) => {
      await rest("PUT", PATH, { config: 1 });
      await rest("PUT", PATH, { config: 2 });
      const first = await respond({ configVersion: 1 });
      assert.deepEqual([first.configVersion, textOf(first.content)], [1, "1"]);
      const third = await respond({ configVersion: 3 });
      assert.deepEqual([third.configVersion, third.statusCode, third.content], [3, 2, undefined]);
    }));

  it("is answered with NO CONTENT if there is none for the endpoint in its appversion, or none any more", () =>
    withProvider(async ({ rest, respond }) => {
      await rest("PUT", PATH, { config: 1 });
      for (const other of [{ endpointId: "e-2" }, { appVersionToken: "kettle-v2" }]) {
        assert.deepEqual((await respond(other)).statusCode, 2);
      }
      assert.equal((await rest("DELETE", PATH)).status, 204);
      const { statusCode, configVersion, contentType } = await respond();
      assert.deepEqual([statusCode, configVersion, contentType], [2, 0, "json"]);
      assert.deepEqual((await rest("PUT", PATH, { config: 1 })).body, { configVersion: 2, contentType: "json" });
    }));

  it("is logged with what became of it", () =>
    withProvider(async ({ rest, ask, fault }) => {
      await ask();
      await fault("silent");
      await ask({ configVersion: 7, correlationId: "c-2" });
      const request = { appVersionToken: "kettle-v1", endpointId: "e-1", replyTo: REPLY_TO };
      const { body } = await rest("GET", "/control/requests?endpointId=e-1");
      assert.deepEqual(body, [
        { ...request, receivedAtMs: START_MS, correlationId: "c-1", configVersion: null, faults: [], statusCode: 2 },
        {
          ...request,
          receivedAtMs: START_MS + 1_000,
          correlationId: "c-2",
          configVersion: 7,
          faults: ["silent"],
          statusCode: null,
        },
      ]);
      assert.deepEqual((await rest("GET", "/control/requests?endpointId=e-2")).body, []);
    }));

  it("that cannot be read, has expired or names no reply subject is counted", () =>
    withProvider(async ({ rest, send, ask }) => {
      assert.deepEqual(await send(Buffer.from("[]"), REPLY_TO), []);
      assert.deepEqual(await ask({ timestamp: START_MS - 5_000, timeout: 4_000 }), []);
      const complete =
        '{"correlationId":"c","timestamp":1,"timeout":0,"appVersionToken":"kettle-v1","endpointId":"e-1"}';
      assert.deepEqual(await send(Buffer.from(complete)), []);
      const { body } = await rest("GET", "/control/counters");
      assert.ok(typeof body === "object" && body !== null && "unreadableRequests" in body);
      assert.deepEqual({ ...body }, { ...body, unreadableRequests: 1, expiredRequests: 1, requestsWithoutReplyTo: 1 });
    }));
});

describe("a fault of the provider of 2017", () => {
  const stored = { config: { fan: 1 } };

  for (const [kind, settings, expected] of [
    ["silent", {}, []],
    ["garbage", {}, ["{ this is no JSON"]],
  ] as const) {
    it(`${kind}: what comes is ${JSON.stringify(expected)}`, () =>
      withProvider(async ({ rest, ask, fault }) => {
        await rest("PUT", PATH, stored);
        await fault(kind, settings);
        assert.deepEqual(
          (await ask()).map(({ payload }) => textOf(payload)),
          expected,
        );
      }));
  }

  for (const [kind, settings, expected] of [
    ["failing", {}, { statusCode: 1, content: undefined }],
    ["no-content", {}, { statusCode: 2, content: undefined }],
    ["content-missing", {}, { statusCode: 0, content: undefined }],
    ["not-json", {}, { statusCode: 0, content: Uint8Array.from(Buffer.from("{ this is no JSON")) }],
    ["other-content-type", { contentType: "protobuf" }, { contentType: "protobuf", statusCode: 0 }],
    ["answer-for-another-endpoint", { endpointId: "e-9" }, { endpointId: "e-9" }],
  ] as const) {
    it(`${kind}: the answer has ${JSON.stringify(Object.keys(expected))} otherwise`, () =>
      withProvider(async ({ rest, respond, fault }) => {
        await rest("PUT", PATH, stored);
        await fault(kind, settings);
        const response = await respond();
        assert.deepEqual(
          { ...response, content: response.content },
          { ...response, content: response.content, ...expected },
        );
      }));
  }

  it("wrong-correlation: the answer belongs to nothing", () =>
    withProvider(async ({ respond, fault }) => {
      await fault("wrong-correlation");
      assert.notEqual((await respond()).correlationId, "c-1");
    }));

  it("answer-twice: the same comes twice", () =>
    withProvider(async ({ ask, fault }) => {
      await fault("answer-twice");
      const [first, second, ...others] = await ask();
      assert.deepEqual([second?.payload, others], [first?.payload, []]);
    }));

  it("delay: the answer takes its time", () =>
    withProvider(async ({ ask, fault }) => {
      await fault("delay", { delayMs: 1_500 });
      assert.equal((await ask()).length, 0);
      assert.equal((await ask()).length, 1);
    }));

  it("late: the answer comes after the request has expired, and at once if it never does", () =>
    withProvider(async ({ time, ask, fault }) => {
      await fault("late", { byMs: 100 });
      assert.equal((await ask({ timestamp: time.now(), timeout: 3_000 })).length, 0);
      await pass(time, 1_050);
      assert.equal((await ask()).length, 1);
      await pass(time, 51);
      assert.equal((await ask()).length, 2);
    }));

  it("version-as-text and bytes-as-text: the answer and the event are written otherwise", () =>
    withProvider(async ({ rest, ask, announced, fault }) => {
      await fault("version-as-text");
      await fault("bytes-as-text");
      await rest("PUT", PATH, { config: 5 });
      for (const [message] of [await ask(), await announced()]) {
        assert.match(textOf(message?.payload), /"configVersion":"1".*"content":"NQ=="/);
      }
    }));
});
