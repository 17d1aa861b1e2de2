import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { configRequestCodec, configRequestSubject, configResponseCodec } from "../../protocol/cdtp/index.ts";
import { PATH, type ProviderWorld, REPLY_TO, START_MS, text, withProvider } from "./test-world.ts";

describe("the configuration data provider on the bus", () => {
  it("answers with the current configuration", () =>
    withProvider(async ({ put, respond }) => {
      const configId = await put(PATH, '{"a": 1}');
      const { content, ...rest } = await respond({ correlationId: "c-7", configId: "another" });
      assert.equal(text(content), '{"a": 1}');
      const timestamp = rest.timestamp;
      assert.ok(timestamp >= START_MS);
      assert.deepEqual(rest, {
        correlationId: "c-7",
        timestamp,
        timeout: 0,
        appVersionName: "kettle-v1",
        endpointId: "e-1",
        configId,
        contentType: "application/json",
        statusCode: 200,
        reasonPhrase: "OK",
      });
    }));

  it("falls back to the default of the appversion, and keeps names apart", () =>
    withProvider(async ({ rest, put, respond }) => {
      await put("/api/v1/app-versions/kettle-v1", '"fallback"');
      await put(`${PATH}?name=network`, '"network"');
      assert.equal(text((await respond()).content), '"fallback"');
      assert.equal(text((await respond({ configName: "network" })).content), '"network"');
      await put(PATH, '"own"');
      assert.equal(text((await respond({ configName: "default" })).content), '"own"');
      await rest("DELETE", PATH);
      assert.equal(text((await respond()).content), '"fallback"');
      assert.equal((await respond({ configName: "other" })).content, null);
    }));

  const noneForms = [
    ["empty", 200, ""],
    ["notFound", 404, null],
    ["noContent", 204, null],
  ] as const;
  for (const [form, statusCode, configId] of noneForms) {
    it(`says that there is none as "${form}", by setting and by fault`, async () => {
      const expected = [statusCode, configId, null];
      const seen = async ({ respond }: ProviderWorld) => {
        const response = await respond();
        assert.deepEqual([response.statusCode, response.configId, response.content], expected);
      };
      await withProvider(seen, { noneForm: form });
      await withProvider(async (world) => {
        await world.fault({ kind: "absent-form", scope: { appVersionName: "kettle-v1" }, settings: { form } });
        await seen(world);
      });
    });
  }

  for (const [form, statusCode] of [["ok", 200] as const, ["notModified", 304] as const]) {
    it(`says "unchanged" as "${form}", by setting and by fault`, async () => {
      const seen = async ({ put, respond }: ProviderWorld) => {
        const configId = await put(PATH, "{}");
        const response = await respond({ configId });
        assert.deepEqual([response.statusCode, response.configId, response.content], [statusCode, configId, null]);
      };
      await withProvider(seen, { unchangedForm: form });
      await withProvider(async (world) => {
        await world.fault({ kind: "unchanged-form", scope: { endpointId: "e-1" }, settings: { form } });
        await seen(world);
      });
    });
  }

  it("reads requests of the older schema set", () =>
    withProvider(
      async ({ put, respond }) => {
        await put(PATH, "1");
        assert.equal(text((await respond()).content), "1");
      },
      { avroSchemaSet: "2020-05" },
    ));

  it("shares requests with other members of its instance", () =>
    withProvider(async ({ transport, ask }) => {
      const sibling = await transport.connectBus("cdp-2");
      let taken = 0;
      const take = () => {
        taken += 1;
      };
      sibling.subscribe(configRequestSubject("cdp"), take, { queueGroup: "cdp" });
      await sibling.flush();
      let answered = 0;
      for (let count = 0; count < 30; count += 1) {
        answered += (await ask()) === undefined ? 0 : 1;
      }
      assert.equal(taken + answered, 30);
      assert.ok(taken > 0 && answered > 0, `${taken} taken by the sibling, ${answered} answered`);
    }));

  it("drops and counts requests that it cannot read or answer", () =>
    withProvider(async ({ publish, rest, respond }) => {
      await publish(new TextEncoder().encode("no Avro"), REPLY_TO);
      const request = { correlationId: "c", timestamp: 0, timeout: 0, appVersionName: "kettle-v1", endpointId: "e-9" };
      await publish(configRequestCodec("2026-01").encode({ ...request, configId: null, configName: null }));
      const { body } = await rest("GET", "/control/counters");
      assert.match(
        JSON.stringify(body),
        /^\{"unreadableRequests":1,"requestsWithoutReplyTo":1,"delayedAnswersDropped":0,/,
      );
      assert.match(JSON.stringify((await rest("GET", "/api/v1/dispatches?endpointId=e-9")).body), /"answer":null/);
      await respond();
    }));

  it("answers with an error what is larger than the bus takes, and stays up", () =>
    withProvider(async ({ put, publishRequest, takeAnswers, respond, rest }) => {
      await put(PATH, JSON.stringify("x".repeat(900_000)));
      await publishRequest({ correlationId: "c".repeat(200_000) });
      const [answer, ...others] = takeAnswers();
      assert.ok(answer !== undefined && others.length === 0);
      const response = configResponseCodec.decode(answer.payload);
      assert.ok(response.ok);
      assert.deepEqual([response.value.statusCode, response.value.configId, response.value.content], [500, null, null]);
      assert.match(JSON.stringify((await rest("GET", "/control/counters")).body), /"answersTooLarge":1/);
      assert.equal((await respond()).statusCode, 200);
    }));

  it("tells which requests it received for an endpoint and what it answered", () =>
    withProvider(async ({ put, respond, rest }) => {
      const configId = await put(PATH, "1");
      await respond({ correlationId: "c-1" });
      await respond({ correlationId: "c-2", configId });
      await respond({ endpointId: "e-2" });
      const { body } = await rest("GET", "/api/v1/dispatches?endpointId=e-1");
      const seen = JSON.stringify(body);
      assert.match(
        seen,
        /^\[\{.*"correlationId":"c-1".*"withContent":true.*"correlationId":"c-2".*"withContent":false/,
      );
      assert.doesNotMatch(seen, /e-2/);
    }));
});
