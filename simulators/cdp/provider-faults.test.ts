import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { configResponseCodec } from "../../protocol/cdtp/index.ts";
import { PATH, pass, START_MS, text, withProvider } from "./test-world.ts";

describe("the configuration data provider under faults", () => {
  it("stays silent", () =>
    withProvider(async ({ fault, ask }) => {
      await fault({ kind: "silent", scope: { endpointId: "e-1" } });
      assert.equal(await ask(), undefined);
      assert.notEqual(await ask({ endpointId: "e-2" }), undefined);
    }));

  it("fails with the status and reason asked for", () =>
    withProvider(async ({ put, fault, respond }) => {
      await put(PATH, "1");
      await fault({ kind: "failing", settings: { statusCode: 503, reasonPhrase: "Busy" } });
      const { statusCode, reasonPhrase, configId, content } = await respond();
      assert.deepEqual([statusCode, reasonPhrase, configId, content], [503, "Busy", null, null]);
    }));

  it("answers late", () =>
    withProvider(async ({ time, fault, ask, rest }) => {
      await fault({ kind: "delay", settings: { delayMs: 5_000 } });
      assert.equal(await ask(), undefined);
      await pass(time, 5_000);
      const { body } = await rest("GET", "/api/v1/dispatches?endpointId=e-1");
      assert.match(JSON.stringify(body), new RegExp(`"faults":\\["delay"\\].*"sentAtMs":${START_MS + 5_000}`));
    }));

  it("answers with bytes that are no Avro", () =>
    withProvider(async ({ fault, ask }) => {
      await fault({ kind: "garbage" });
      const answer = await ask();
      assert.ok(answer !== undefined);
      assert.equal(configResponseCodec.decode(answer.payload).ok, false);
    }));

  it("answers with the correlation id of nobody", () =>
    withProvider(async ({ fault, respond }) => {
      await fault({ kind: "wrong-correlation" });
      assert.notEqual((await respond({ correlationId: "c-1" })).correlationId, "c-1");
    }));

  it("sends an answer twice", () =>
    withProvider(async ({ put, fault, publishRequest, takeAnswers }) => {
      await put(PATH, "1");
      await fault({ kind: "answer-twice", times: 1 });
      await publishRequest();
      const [first, second, ...others] = takeAnswers();
      assert.deepEqual([first?.payload, others], [second?.payload, []]);
      await publishRequest();
      assert.equal(takeAnswers().length, 1);
    }));

  it("sends content that is no JSON, but only in the place of content", () =>
    withProvider(async ({ put, fault, respond }) => {
      await fault({ kind: "not-json" });
      assert.equal((await respond()).content, null);
      await put(PATH, "1");
      const content = text((await respond()).content) ?? "null";
      assert.throws(() => JSON.parse(content), SyntaxError);
    }));

  it("leaves out the content or the identifier, but only where there is content", () =>
    withProvider(async ({ put, fault, respond, rest }) => {
      await fault({ kind: "content-missing", scope: { endpointId: "e-1" } });
      await fault({ kind: "config-id-missing", scope: { endpointId: "e-2" } });
      await respond();
      await respond({ endpointId: "e-2" });
      assert.match(JSON.stringify((await rest("GET", "/control/faults")).body), /"fired":0.*"fired":0/);
      const configId = await put("/api/v1/app-versions/kettle-v1", "1");
      const first = await respond();
      assert.deepEqual([first.statusCode, first.configId, first.content], [200, configId, null]);
      const second = await respond({ endpointId: "e-2" });
      assert.deepEqual([second.statusCode, second.configId, text(second.content)], [200, null, "1"]);
    }));

  it("answers in the name of another endpoint", () =>
    withProvider(async ({ put, fault, respond }) => {
      const configId = await put(PATH, "1");
      await fault({ kind: "answer-for-another-endpoint", settings: { endpointId: "e-9" } });
      const response = await respond({ correlationId: "c-1" });
      assert.deepEqual([response.endpointId, response.correlationId, response.configId], ["e-9", "c-1", configId]);
    }));

  it("sends a second answer with other contents", () =>
    withProvider(async ({ put, fault, publishRequest, takeAnswers, rest }) => {
      const configId = await put(PATH, "1");
      await fault({ kind: "answer-twice-differently", settings: { configId: "other", config: { b: [2] } } });
      await publishRequest({ correlationId: "c-1" });
      const seen = takeAnswers().map(({ payload }) => {
        const response = configResponseCodec.decode(payload);
        assert.ok(response.ok);
        return [response.value.correlationId, response.value.configId, text(response.value.content)];
      });
      assert.deepEqual(seen, [
        ["c-1", configId, "1"],
        ["c-1", "other", '{"b":[2]}'],
      ]);
      const dispatches = JSON.stringify((await rest("GET", "/api/v1/dispatches?endpointId=e-1")).body);
      assert.ok(dispatches.includes(configId) && !dispatches.includes("other"), dispatches);
    }));

  it("answers after the request has expired, if it ever does", () =>
    withProvider(async ({ time, fault, publishRequest, takeAnswers }) => {
      await fault({ kind: "late", settings: { byMs: 500 } });
      await publishRequest();
      assert.equal(takeAnswers().length, 1);
      await publishRequest({ timeout: 2_000 });
      await pass(time, 1_400);
      assert.equal(takeAnswers().length, 0);
      await pass(time, 200);
      assert.equal(takeAnswers().length, 1);
    }));

  it("announces what has not changed, after an answer or on demand", () =>
    withProvider(
      async ({ put, fault, respond, rest, updates }) => {
        const configId = await put(PATH, "1");
        await fault({ kind: "update-without-change", times: 1 });
        await respond({ configId });
        await respond({ configId });
        const seen = async () => (await updates()).map((event) => [event.endpointId, event.configId]);
        assert.deepEqual(await seen(), [["e-1", configId]]);
        const order = JSON.stringify({ endpointId: "e-1", appVersionName: "kettle-v1" });
        assert.equal((await rest("POST", "/control/announcements", order)).status, 204);
        assert.deepEqual(await seen(), [["e-1", configId]]);
        assert.equal((await rest("POST", "/control/announcements", '{"endpointId":"e-1"}')).status, 400);
      },
      { announceUpdates: false },
    ));

  it("announces a change as one of another appversion", () =>
    withProvider(async ({ put, fault, updates }) => {
      await fault({ kind: "update-for-another-app-version", settings: { appVersionName: "kettle-v9" } });
      const configId = await put(PATH, "1");
      assert.deepEqual(
        (await updates()).map((event) => [event.endpointId, event.appVersionName, event.configId]),
        [["e-1", "kettle-v9", configId]],
      );
    }));
});
