import { commandInvocationResultCodec } from "../../protocol/cip/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { BusMessage, BusSubscription, MessageBus } from "../../transport/index.ts";
import type { Counters } from "../control/index.ts";
import type { CallerCounter } from "./caller-counters.ts";
import { shownPayload } from "./invocation.ts";
import type { ReceivedResult, ResultLog } from "./result-log.ts";

/** What a listener works with. */
export interface ResultListenerParts {
  /** Where this replica takes results. */
  readonly resultSubject: string;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
  readonly results: ResultLog;
  readonly counters: Counters<CallerCounter>;
}

/** Remembers what agents send to this replica (12/CIP, "Command invocation result"). */
export function listenForResults(parts: ResultListenerParts): BusSubscription {
  const { bus, resultSubject, runtime, results, counters } = parts;
  return bus.subscribe(resultSubject, (message) => {
    if (message.noResponders) {
      counters.count("requestsWithoutResponders");
      return;
    }
    const received = receivedResult(message, runtime.clock.now());
    if (received.problem !== null) {
      counters.count("unreadableResults");
      runtime.logger.warn("a result of a command cannot be read", { problem: received.problem });
    }
    results.add(received, message.payload.byteLength);
  });
}

function receivedResult({ payload }: BusMessage, receivedAtMs: number): ReceivedResult {
  const decoded = commandInvocationResultCodec.decode(payload);
  if (!decoded.ok) {
    const bytesBase64 = Buffer.from(payload).toString("base64");
    return { receivedAtMs, isReadable: false, result: null, problem: decoded.problem, bytesBase64 };
  }
  const result = { ...decoded.value, ...shownPayload(decoded.value.payload) };
  return { receivedAtMs, isReadable: true, result, problem: null, bytesBase64: null };
}
