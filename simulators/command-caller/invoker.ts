import {
  type CommandInvocationRequest,
  commandInvocationRequestCodec,
  commandRequestSubject,
} from "../../protocol/cip/index.ts";
import { encodeJson } from "../../protocol/json/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import { type MessageBus, publishIfFits, TransportError } from "../../transport/index.ts";
import { RestError } from "../control/index.ts";
import { type Invocation, type RawRequest, type ReplyTo, type SentInvocation, shownPayload } from "./invocation.ts";

/** What an invoker works with. */
export interface InvokerParts {
  readonly agentInstanceName: string;
  /** Where this replica takes results. */
  readonly resultSubject: string;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
}

/** Each replica gives command ids of a range of its own, one of so many, above those that a service gives. */
const RANGES = 2_000;
const RANGE_LENGTH = 1_000_000;

/** Sends command invocation requests (12/CIP, "Command invocation request"). Refusals are `RestError`s. */
export class Invoker {
  readonly #parts: InvokerParts;
  readonly #subject: string;
  #lastCommandId: number;

  /** Throws `InvalidNameError` for an agent that no subject can have. */
  constructor(parts: InvokerParts) {
    this.#parts = parts;
    this.#subject = commandRequestSubject(parts.agentInstanceName);
    this.#lastCommandId = parts.runtime.random.integer(1, RANGES) * RANGE_LENGTH;
  }

  /** Resolves with what was sent once the bus has it. */
  async invoke(invocation: Invocation): Promise<SentInvocation> {
    const request = this.#request(invocation);
    const replyTo = this.#replyTo(invocation.replyTo);
    await this.#send(commandInvocationRequestCodec.encode(request), replyTo);
    return { subject: this.#subject, replyTo: replyTo ?? null, ...request, ...shownPayload(request.payload) };
  }

  /** Sends bytes in the place of a request. Resolves once the bus has them. */
  async sendRaw(request: RawRequest): Promise<Pick<SentInvocation, "subject" | "replyTo">> {
    const replyTo = this.#replyTo(request.replyTo);
    await this.#send(Buffer.from(request.payloadBase64, "base64"), replyTo);
    return { subject: this.#subject, replyTo: replyTo ?? null };
  }

  #request(invocation: Invocation): CommandInvocationRequest {
    const { clock, ids } = this.#parts.runtime;
    const { endpointId, commandType, correlationId, timestampMs, timeoutMs, commandId } = invocation;
    return {
      correlationId: correlationId ?? ids.next(),
      timestamp: timestampMs ?? clock.now(),
      timeout: timeoutMs ?? 0,
      endpointId,
      commandType,
      commandId: commandId ?? this.#nextCommandId(),
      payload: payloadOf(invocation),
    };
  }

  #nextCommandId(): number {
    this.#lastCommandId += 1;
    return this.#lastCommandId;
  }

  #replyTo(wanted: ReplyTo = "own"): string | undefined {
    if (wanted === "own") {
      return this.#parts.resultSubject;
    }
    return wanted === "none" ? undefined : wanted;
  }

  async #send(payload: Uint8Array, replyTo: string | undefined): Promise<void> {
    const { bus } = this.#parts;
    if (!publishIfFits(bus, this.#subject, payload, replyTo)) {
      throw new RestError(
        413,
        `a request of ${payload.byteLength} bytes is larger than the bus takes; send a shorter one`,
      );
    }
    try {
      await bus.flush();
    } catch (cause) {
      if (cause instanceof TransportError) {
        throw new RestError(503, `the bus did not confirm, and the request may be lost: ${cause.message}`);
      }
      throw cause;
    }
  }
}

function payloadOf({ payload, payloadBase64 }: Invocation): Uint8Array | null {
  if (payloadBase64 !== undefined) {
    return Buffer.from(payloadBase64, "base64");
  }
  return payload === undefined ? null : encodeJson(payload);
}
