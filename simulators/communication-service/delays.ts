import type { Clock, Timer } from "../../runtime/index.ts";

/** Pauses by the clock that can all be called off. */
export class Delays {
  readonly #clock: Clock;
  readonly #timers = new Set<Timer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves after so many milliseconds; never, if the delays are called off before. */
  pass(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#clock.schedule(delayMs, () => {
        this.#timers.delete(timer);
        resolve();
      });
      this.#timers.add(timer);
    });
  }

  close(): void {
    for (const timer of this.#timers) {
      timer.cancel();
    }
    this.#timers.clear();
  }
}
