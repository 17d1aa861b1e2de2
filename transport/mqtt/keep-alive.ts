import type { Clock, Timer } from "../../runtime/index.ts";

/** The part of the keep-alive time after which a silent client pings, so that the ping arrives in time. */
const PING_AFTER = 0.75;

/** What keep-alive does when its time has come. */
export interface KeepAliveActions {
  ping(): void;
  /** The answer to the last ping did not come until the next was due. */
  lost(): void;
}

/** Sends PINGREQ when nothing else was sent for a while. MQTT 3.1.1, section 3.1.2.10. Zero seconds turn it off. */
export class KeepAlive {
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #actions: KeepAliveActions;
  #lastSentMs: number;
  #awaitingAnswer = false;
  #timer: Timer | undefined;

  constructor(clock: Clock, seconds: number, actions: KeepAliveActions) {
    this.#clock = clock;
    this.#intervalMs = seconds * 1_000 * PING_AFTER;
    this.#actions = actions;
    this.#lastSentMs = clock.now();
    this.#schedule();
  }

  sent(): void {
    this.#lastSentMs = this.#clock.now();
  }

  /** Returns false if no ping was waiting for an answer. */
  answered(): boolean {
    const awaited = this.#awaitingAnswer;
    this.#awaitingAnswer = false;
    return awaited;
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #schedule(): void {
    if (this.#intervalMs > 0) {
      const dueMs = this.#lastSentMs + this.#intervalMs;
      this.#timer = this.#clock.schedule(dueMs - this.#clock.now(), () => this.#due());
    }
  }

  #due(): void {
    if (this.#clock.now() < this.#lastSentMs + this.#intervalMs) {
      this.#schedule();
      return;
    }
    if (this.#awaitingAnswer) {
      this.#actions.lost();
      return;
    }
    this.#awaitingAnswer = true;
    this.sent();
    this.#actions.ping();
    this.#schedule();
  }
}
