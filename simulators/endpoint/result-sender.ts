import { resultPath } from "../../protocol/cep/index.ts";
import type { Clock, Timer } from "../../runtime/index.ts";
import { fateOfResult } from "./command-reaction.ts";
import { type DeviceExchanges, statusOf } from "./device-exchanges.ts";
import type { ResultAnswer } from "./device-records.ts";
import type { EndpointRequest, EndpointResponse, SentRequest } from "./endpoint.ts";

/** Results of commands of one type that a device has to tell. */
export interface ResultReport {
  readonly commandType: string;
  readonly commandIds: readonly number[];
  /** What is sent: a result request of 11/CEP, or anything else. */
  readonly payload: Uint8Array;
  /** After which pause it is sent again; undefined: never. */
  readonly resendAfterMs: number | undefined;
  readonly options: Pick<EndpointRequest, "requestId" | "qos">;
}

/** What a sender works with. */
export interface ResultSenderParts {
  readonly extensionInstanceName: string;
  readonly clock: Clock;
  readonly exchanges: DeviceExchanges;
  /** Told of every answer. */
  readonly answered: (answer: ResultAnswer) => void;
}

/** How many reports may be unsent, or resent; above that the oldest are given up. */
export const OPEN_REPORTS_MAX = 10_000;

interface OpenReport {
  readonly report: ResultReport;
  readonly ended: () => void;
  attempts: number;
  timer: Timer | undefined;
}

/** Sends results, those that ask for it until they are answered as they should be, over one connection or several. */
export class ResultSender {
  readonly #parts: ResultSenderParts;
  readonly #open = new Set<OpenReport>();

  constructor(parts: ResultSenderParts) {
    this.#parts = parts;
  }

  /** How many reports are yet to be sent, or to be answered as they should be. */
  get openCount(): number {
    return this.#open.size;
  }

  /**
   * Sends results now, or when the device is connected. Resolves with what went out, with undefined if nothing has yet.
   * Rejects as `send` of `DeviceExchanges` does, and with a `RangeError` for a type that no path can have. `ended` is
   * called when they have gone out, if they are not to be resent; otherwise when that is over.
   */
  async send(report: ResultReport, ended: () => void): Promise<SentRequest | undefined> {
    resultPath(report.commandType);
    const open = { report, ended, attempts: 0, timer: undefined };
    this.#open.add(open);
    const [oldest] = this.#open;
    if (this.#open.size > OPEN_REPORTS_MAX && oldest !== undefined) {
      this.#end(oldest);
    }
    return this.#attempt(open);
  }

  /** There is a new connection: sends what is open. */
  connected(): void {
    for (const open of this.#open) {
      this.#attemptAgain(open);
    }
  }

  /** Gives everything up. */
  close(): void {
    this.#open.forEach((open) => this.#end(open));
  }

  #attempt(open: OpenReport): Promise<SentRequest | undefined> {
    const { exchanges, clock, extensionInstanceName } = this.#parts;
    open.timer?.cancel();
    if (exchanges.line === undefined) {
      return Promise.resolve(undefined);
    }
    const { commandType, payload, options, resendAfterMs } = open.report;
    open.attempts += 1;
    const sending = { attempt: open.attempts, sentAtMs: clock.now() };
    if (resendAfterMs === undefined) {
      this.#end(open);
    } else {
      open.timer = clock.schedule(resendAfterMs, () => this.#unanswered(open));
    }
    const request = { extensionInstanceName, resourcePath: resultPath(commandType), payload, ...options };
    return exchanges.send(request, (response) => this.#answered(open, sending, response));
  }

  #attemptAgain(open: OpenReport): void {
    // The connection has ended, or ends: what is to be resent is sent through the next one.
    this.#attempt(open).catch(() => undefined);
  }

  #answered(open: OpenReport, sending: Pick<ResultAnswer, "attempt" | "sentAtMs">, response: EndpointResponse): void {
    const { commandType, commandIds } = open.report;
    const { kind, path, payload } = response;
    const statusCode = statusOf(response);
    const payloadText = Buffer.from(payload).toString();
    const answeredAtMs = this.#parts.clock.now();
    if (fateOfResult(sending.attempt, statusCode) !== "again") {
      this.#end(open);
    }
    this.#parts.answered({ commandType, commandIds, path, kind, statusCode, payloadText, ...sending, answeredAtMs });
  }

  #unanswered(open: OpenReport): void {
    if (fateOfResult(open.attempts, undefined) === "again") {
      this.#attemptAgain(open);
    } else {
      this.#end(open);
    }
  }

  #end(open: OpenReport): void {
    open.timer?.cancel();
    if (this.#open.delete(open)) {
      open.ended();
    }
  }
}
