import type { Clock, Timer } from "../../runtime/index.ts";

/** Work that is done again and again, with a pause after each time. */
export class PeriodicWork {
  readonly #clock: Clock;
  readonly #periodMs: number;
  readonly #work: () => Promise<void>;
  #timer: Timer | undefined;
  #underWay: Promise<void> = Promise.resolve();
  #isClosed = false;

  /** Begins after one period. The work may reject only if the program is wrong. */
  constructor(clock: Clock, periodMs: number, work: () => Promise<void>) {
    this.#clock = clock;
    this.#periodMs = periodMs;
    this.#work = work;
    this.#schedule();
  }

  /** Does nothing more; resolves when what was begun is done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timer?.cancel();
    await this.#underWay;
  }

  #schedule(): void {
    this.#timer = this.#clock.schedule(this.#periodMs, () => {
      this.#underWay = this.#work().then(() => {
        if (!this.#isClosed) {
          this.#schedule();
        }
      });
    });
  }
}
