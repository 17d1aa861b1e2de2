import { type CommandInvocationResult, commandInvocationResultCodec } from "../../protocol/cip/index.ts";
import { publishIfFits, TransportError } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { CexCounts } from "./cex-counts.ts";

/** A result without what every message bears. */
export type CallerResult = Omit<CommandInvocationResult, "timestamp" | "timeout">;

/** Sends results to callers of 12/CIP, on the reply subject of their request; without one, nothing. */
export class CallerResults {
  readonly #ports: ServicePorts;
  readonly #counts: Pick<CexCounts, "callerResults">;

  constructor(ports: ServicePorts, counts: Pick<CexCounts, "callerResults">) {
    this.#ports = ports;
    this.#counts = counts;
  }

  /** What others put into a request must not end the service: a reply subject that is none is logged, and that is it. */
  send(replyTo: string | undefined, result: CallerResult): void {
    if (replyTo === undefined) {
      return;
    }
    const { bus, runtime } = this.#ports;
    const message = { ...result, timestamp: runtime.clock.now(), timeout: 0 };
    try {
      const isSent =
        publishIfFits(bus, replyTo, commandInvocationResultCodec.encode(message)) ||
        publishIfFits(bus, replyTo, commandInvocationResultCodec.encode(tooLarge(message)));
      if (isSent) {
        this.#counts.callerResults.add(result.statusCode);
      } else {
        runtime.logger.warn("result dropped: what it repeats of the request is too large for the bus");
      }
    } catch (cause) {
      if (!(cause instanceof TransportError) || cause.code !== "INVALID_SUBJECT") {
        throw cause;
      }
      runtime.logger.warn("result dropped: its reply subject is not one", { replyTo });
    }
  }
}

function tooLarge(message: CommandInvocationResult): CommandInvocationResult {
  const reasonPhrase = "The result is too large for the message bus";
  return { ...message, statusCode: 500, reasonPhrase, payload: null };
}
