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
});
