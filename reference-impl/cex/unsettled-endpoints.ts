import type { Clock, Timer } from "../../runtime/index.ts";
import { ConcurrencyLimit } from "../service/index.ts";

/** Sends an endpoint what is outstanding and was not sent since a time. Resolves with whether that could be done. */
export type SettleEndpoint = (endpointId: string, sinceMs: number) => Promise<boolean>;

const AT_A_TIME = 16;
const ENDPOINTS_MAX = 1_000_000;
const FIRST_PAUSE_MS = 100;
const PAUSE_MS_MAX = 1_000;

/**
 * Endpoints that have to be sent what is outstanding, which could not be done when it was due: the store did not answer,
 * or the bus took nothing. It is tried again until it works, with pauses of a second at most.
 */
export class UnsettledEndpoints {
  readonly #clock: Clock;
  readonly #settle: SettleEndpoint;
  /** What was sent at that time or later need not be sent again. */
  readonly #waiting = new Map<string, number>();
  readonly #limit = new ConcurrencyLimit(AT_A_TIME);
  #pauseMs = FIRST_PAUSE_MS;
  #timer: Timer | undefined;
  #isWorking = false;
  #isClosed = false;

  constructor(clock: Clock, settle: SettleEndpoint) {
    this.#clock = clock;
    this.#settle = settle;
  }

  /** Tries now, and again if that fails; everything, unless told since when. Beyond a million endpoints that wait, nobody is taken any more. */
  add(endpointId: string, sinceMs: number = Number.POSITIVE_INFINITY): void {
    if (this.#isClosed || (this.#waiting.size >= ENDPOINTS_MAX && !this.#waiting.has(endpointId))) {
      return;
    }
    this.#wait(endpointId, sinceMs);
    this.#begin();
  }

  /** What made it fail is over: tries at once. */
  nudge(): void {
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#begin();
  }

  /** Tries no more. */
  close(): void {
    this.#isClosed = true;
    this.#waiting.clear();
    this.#timer?.cancel();
  }

  #wait(endpointId: string, sinceMs: number): void {
    this.#waiting.set(endpointId, Math.max(sinceMs, this.#waiting.get(endpointId) ?? 0));
  }

  #begin(): void {
    if (!this.#isWorking && this.#timer === undefined && this.#waiting.size > 0) {
      this.#isWorking = true;
      void this.#work();
    }
  }

  async #work(): Promise<void> {
    const turn = [...this.#waiting];
    this.#waiting.clear();
    const outcomes = await Promise.all(turn.map((one) => this.#limit.run(() => this.#try(one))));
    this.#isWorking = false;
    if (this.#isClosed) {
      return;
    }
    if (outcomes.every((isSettled) => isSettled)) {
      this.#pauseMs = FIRST_PAUSE_MS;
      this.#begin();
      return;
    }
    this.#timer = this.#clock.schedule(this.#pauseMs, () => {
      this.#timer = undefined;
      this.#begin();
    });
    this.#pauseMs = Math.min(2 * this.#pauseMs, PAUSE_MS_MAX);
  }

  async #try([endpointId, sinceMs]: readonly [string, number]): Promise<boolean> {
    const isSettled = this.#isClosed || (await this.#settle(endpointId, sinceMs));
    if (!isSettled) {
      this.#wait(endpointId, sinceMs);
    }
    return isSettled;
  }
}
