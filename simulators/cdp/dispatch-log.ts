import type { ConfigRequest } from "../../protocol/cdtp/index.ts";

/** What was sent in answer to a request. */
export interface DispatchedAnswer {
  /** Unix time in milliseconds. */
  readonly sentAtMs: number;
  readonly subject: string;
  readonly correlationId: string | null;
  /** Null for an answer that was made unreadable on purpose. */
  readonly statusCode: number | null;
  readonly configId: string | null;
  /** Whether a configuration was sent along. */
  readonly withContent: boolean;
}

/** A configuration request and what became of it. */
export interface Dispatch {
  /** Unix time in milliseconds. */
  readonly receivedAtMs: number;
  readonly correlationId: string;
  readonly endpointId: string;
  readonly appVersionName: string;
  readonly configName: string | null;
  /** The configuration that the consumer said it has. */
  readonly configId: string | null;
  readonly replyTo: string | null;
  /** The faults that were committed on it. */
  readonly faults: readonly string[];
  /** The first answer; null while nothing has been sent. */
  readonly answer: DispatchedAnswer | null;
}

/** How many dispatches are remembered; the oldest are forgotten first. */
export const DISPATCHES_MAX = 10_000;

/** A dispatch that is under way. */
export interface OpenDispatch {
  addFault(kind: string): void;
  /** Only the first answer is kept. */
  answered(answer: DispatchedAnswer): void;
}

interface MutableDispatch {
  readonly request: ConfigRequest;
  readonly receivedAtMs: number;
  readonly replyTo: string | null;
  readonly faults: string[];
  answer: DispatchedAnswer | null;
}

/** The latest requests that the provider received and what it answered. */
export class DispatchLog {
  readonly #dispatches: MutableDispatch[] = [];

  open(request: ConfigRequest, replyTo: string | undefined, receivedAtMs: number): OpenDispatch {
    const dispatch: MutableDispatch = { request, receivedAtMs, replyTo: replyTo ?? null, faults: [], answer: null };
    this.#dispatches.push(dispatch);
    if (this.#dispatches.length > DISPATCHES_MAX) {
      this.#dispatches.shift();
    }
    return {
      addFault: (kind) => dispatch.faults.push(kind),
      answered: (answer) => {
        dispatch.answer ??= answer;
      },
    };
  }

  /** Those of one endpoint, or all, in the order of arrival. */
  list(endpointId: string | undefined): readonly Dispatch[] {
    return this.#dispatches
      .filter(({ request }) => endpointId === undefined || request.endpointId === endpointId)
      .map(({ request, receivedAtMs, replyTo, faults, answer }) => ({
        receivedAtMs,
        correlationId: request.correlationId,
        endpointId: request.endpointId,
        appVersionName: request.appVersionName,
        configName: request.configName,
        configId: request.configId,
        replyTo,
        faults: [...faults],
        answer,
      }));
  }
}
