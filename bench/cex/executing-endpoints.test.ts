import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commandPath, encodeCommands, parseResultRequest } from "../../protocol/cep/index.ts";
import { clientDataCodec, extensionDataCodec } from "../../protocol/esp/index.ts";
import { seededRandom, VirtualTime } from "../../runtime/index.ts";
import { inMemoryTransport } from "../../transport/index.ts";
import { BenchmarkError } from "../driver/index.ts";
import { ExecutingEndpoints } from "./executing-endpoints.ts";
import { commandPayload, resultPayload } from "./payloads.ts";
import { APP_VERSION, COMMAND_TYPE, EXECUTING_SIDE, endpointIdOf } from "./side.ts";

const NOW_MS = 1_767_225_600_000;
const { clientData, pushes, extensionData } = EXECUTING_SIDE;

function push(endpoint: number, id: number, number: number): Uint8Array {
  return extensionDataCodec.encode({
    correlationId: "11111111-1111-4111-8111-111111111111",
    timestamp: NOW_MS,
    timeout: 60_000,
    appVersionName: APP_VERSION,
    extensionInstanceName: "cex-a",
    endpointId: endpointIdOf(endpoint),
    resourcePath: commandPath(COMMAND_TYPE),
    requestId: null,
    payload: encodeCommands([{ id, payload: Buffer.from(commandPayload(number)) }]),
    statusCode: 200,
    reasonPhrase: "OK",
  });
}

/** What endpoints say to the messages of a CEX. */
async function told(send: (publish: (subject: string, bytes: Uint8Array) => void) => void) {
  const time = new VirtualTime(NOW_MS, seededRandom("time"));
  const transport = inMemoryTransport(time, seededRandom("transport"), time);
  const [driver, cex] = [await transport.connectBus("driver"), await transport.connectBus("cex")];
  const results: { readonly payload: Uint8Array; readonly replyTo: string | undefined }[] = [];
  cex.subscribe(clientData, ({ payload, replyTo }) => void results.push({ payload, replyTo }));
  using endpoints = new ExecutingEndpoints(driver, EXECUTING_SIDE, NOW_MS);
  let problem: unknown;
  endpoints.failed.catch((cause: unknown) => {
    problem = cause;
  });
  send((subject, bytes) => cex.publish(subject, bytes));
  await time.within(10, new Promise(() => {}));
  return { results, problem: problem instanceof BenchmarkError ? problem.message : undefined };
}

describe("endpoints that execute commands", () => {
  it("send the result of each command, with its number", async () => {
    const { results, problem } = await told((publish) => {
      publish(pushes, push(7, 1, 12));
      publish(pushes, push(999, 1_234_567_890, 99_999_999));
    });
    const read = results.map(({ payload, replyTo }) => {
      const message = clientDataCodec("2026-01").decode(payload);
      assert.ok(message.ok);
      const { endpointId, appVersionName, resourcePath } = message.value;
      const result = parseResultRequest(message.value.payload, { shape: "array", otherMembers: "refused" });
      const [first] = result.ok ? result.value : assert.fail(result.problem);
      const text = Buffer.from(first?.payload ?? []).toString("utf8");
      return [replyTo, endpointId, appVersionName, resourcePath, first?.commandId, first?.statusCode, text];
    });
    const common = [APP_VERSION, `/result/${COMMAND_TYPE}`];
    assert.deepEqual(read, [
      [extensionData, endpointIdOf(7), ...common, 1, 200, resultPayload(12)],
      [extensionData, endpointIdOf(999), ...common, 1_234_567_890, 200, resultPayload(99_999_999)],
    ]);
    assert.equal(problem, undefined);
  });

  it("complain of a push without a command, and of a result that is not taken", async () => {
    const empty = await told((publish) => publish(pushes, Buffer.from("[]")));
    assert.match(empty.problem ?? "", /what came to an endpoint is no command/);
    assert.deepEqual(empty.results, []);
    const refused = await told((publish) => publish(extensionData, push(1, 1, 1)));
    assert.match(refused.problem ?? "", /a result is answered/);
  });
});
