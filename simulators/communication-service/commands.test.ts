import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clientDataCodec, clientDataSubject, type ExtensionData } from "../../protocol/esp/index.ts";
import type { CommunicationServiceSettings } from "./settings.ts";
import { type CommunicationServiceWorld, type ReceivedClientData, withCommunicationService } from "./test-world.ts";

const COMMANDS = "kp1/kettle-v1/cex/t1/command/boil";
const RESULTS = "kp1/kettle-v1/cex/t1/result/boil";
const CEX = { extensionInstanceName: "cex" };
const bytes = (text: string) => Buffer.from(text);

interface CommandWorld extends CommunicationServiceWorld {
  /** What the extension "cex" received. */
  readonly asked: readonly ReceivedClientData[];
  /** Sends commands to endpoint e-1 that it has not asked for. */
  readonly pushCommands: (text: string) => Promise<void>;
  /** Answers the latest request. */
  readonly answerLatest: (answer: Partial<ExtensionData>) => Promise<void>;
}

function withCommands(
  scenario: (world: CommandWorld) => Promise<void>,
  settings: Partial<CommunicationServiceSettings> = {},
): Promise<void> {
  const extensionInstanceNames = ["cmx", "cex"];
  return withCommunicationService(
    async (world) => {
      const asked: ReceivedClientData[] = [];
      world.bus.subscribe(clientDataSubject("cex"), ({ subject, payload, replyTo }) => {
        const decoded = clientDataCodec("2026-01").decode(payload);
        assert.ok(decoded.ok);
        asked.push({ ...decoded.value, subject, replyTo, receivedAtMs: world.time.now() });
      });
      await world.bus.flush();
      await scenario({
        ...world,
        asked,
        pushCommands: (text) => world.push({ ...CEX, resourcePath: "/command/boil", payload: bytes(text) }),
        answerLatest: (answer) => world.answer(asked.at(-1), { ...CEX, ...answer }),
      });
    },
    { extensionInstanceNames, ...settings },
  );
}

describe("the communication service as to commands", () => {
  it("hands requests and results to the extension, and brings back what it says", () =>
    withCommands(async ({ client, asked, answerLatest }) => {
      const device = await client("device");
      await device.publish(`${COMMANDS}/1`, '{"observe":true}');
      await answerLatest({ payload: bytes('[{"id":7}]') });
      await device.publish(`${RESULTS}/2`, '[{"id":7,"statusCode":200}]', 1);
      await answerLatest({});
      await device.publish(`${RESULTS}/3`, '[{"id":7,"statusCode":200}]');
      await answerLatest({ statusCode: 410, reasonPhrase: "Expired" });
      const seen = asked.map((data) => [data.endpointId, data.resourcePath, data.requestId, data.configName]);
      assert.deepEqual(seen, [
        ["e-1", "/command/boil", 1, null],
        ["e-1", "/result/boil", 2, null],
        ["e-1", "/result/boil", 3, null],
      ]);
      assert.deepEqual(device.messages(), [
        [`${COMMANDS}/1/status`, '[{"id":7}]', 0],
        [`${RESULTS}/2/status`, "", 1],
        [`${RESULTS}/3/error`, '{"statusCode":410,"reasonPhrase":"Expired"}', 0],
      ]);
    }));

  for (const nameIn of ["path", "configName", "both"] as const) {
    it(`leaves the command type in the path, be names of configurations in ${nameIn}`, () =>
      withCommands(
        async ({ client, asked }) => {
          const device = await client("device");
          await device.publish(`${COMMANDS}/1`, "{}");
          await device.publish(`${RESULTS}/1`, "[]");
          await device.publish("kp1/kettle-v1/cex/t1/command/1", "{}");
          const seen = asked.map(({ resourcePath, configName }) => [resourcePath, configName]);
          assert.deepEqual(seen, [
            ["/command/boil", null],
            ["/result/boil", null],
            ["/command", null],
          ]);
        },
        { nameIn },
      ));
  }

  it("pushes to a device that has not subscribed and has spoken to another extension only", () =>
    withCommands(async ({ client, pushCommands }) => {
      const device = await client("device");
      await device.publish("kp1/kettle-v1/cmx/t1/config/json", "{}");
      await pushCommands('[{"id":7}]');
      assert.deepEqual(device.messages(), [[`${COMMANDS}/status`, '[{"id":7}]', 0]]);
    }));

  it("pushes to a device that has said nothing, but has subscribed to its commands", () =>
    withCommands(async ({ client, pushCommands }) => {
      const device = await client("device");
      await device.subscribe(`${COMMANDS}/+`);
      await pushCommands('[{"id":7}]');
      assert.deepEqual(device.messages(), [[`${COMMANDS}/status`, '[{"id":7}]', 0]]);
    }));

  it("pushes no more to a device that has left, and counts that", () =>
    withCommands(async ({ client, pushCommands, settle, counter }) => {
      const device = await client("device");
      await device.publish(COMMANDS, "{}");
      device.cut();
      await settle();
      await pushCommands('[{"id":7}]');
      assert.equal(await counter("undeliverableExtensionData"), 1);
    }));

  it("answers requests without request id if there is something to say, were it that there are no commands", () =>
    withCommands(async ({ client, answerLatest }) => {
      const device = await client("device");
      await device.publish(COMMANDS, "{}");
      await answerLatest({ payload: bytes("[]") });
      await device.publish(RESULTS, '[{"id":7,"statusCode":200}]');
      await answerLatest({});
      await device.publish(RESULTS, '[{"id":7,"statusCode":200}]');
      await answerLatest({ statusCode: 404, reasonPhrase: "Unknown" });
      assert.deepEqual(device.messages(), [
        [`${COMMANDS}/status`, "[]", 0],
        [`${RESULTS}/error`, '{"statusCode":404,"reasonPhrase":"Unknown"}', 0],
      ]);
    }));

  it("serves devices that poll over HTTP", () =>
    withCommands(async ({ post, settle, asked, answerLatest }) => {
      const exchange = async (path: string, payload: string, answer: Partial<ExtensionData>) => {
        const responding = post(`/${path}`, payload);
        await settle();
        await answerLatest(answer);
        const response = await responding;
        return [response.status, await response.text()];
      };
      assert.deepEqual(await exchange(COMMANDS, "{}", { payload: bytes("[]") }), [200, "[]"]);
      assert.deepEqual(await exchange(COMMANDS, "{}", { payload: bytes('[{"id":7}]') }), [200, '[{"id":7}]']);
      assert.deepEqual(await exchange(RESULTS, "[]", {}), [200, ""]);
      assert.deepEqual(await exchange(`${RESULTS}/5`, "[]", { statusCode: 410, reasonPhrase: "Expired" }), [
        410,
        '{"statusCode":410,"reasonPhrase":"Expired"}',
      ]);
      const seen = asked.map(({ resourcePath, requestId }) => [resourcePath, requestId]);
      assert.deepEqual(seen, [
        ["/command/boil", null],
        ["/command/boil", null],
        ["/result/boil", null],
        ["/result/boil", 5],
      ]);
    }));

  it("takes no push for the answer to a poll, and has nobody to push to where a device only polls", () =>
    withCommands(async ({ post, settle, pushCommands, answerLatest, counter }) => {
      const responding = post(`/${COMMANDS}`, "{}");
      await settle();
      await pushCommands('[{"id":8}]');
      assert.equal(await counter("undeliverableExtensionData"), 1);
      await answerLatest({ payload: bytes('[{"id":7}]') });
      assert.equal(await (await responding).text(), '[{"id":7}]');
    }));
});
