import type { Clock } from "../../runtime/index.ts";

/** How many requests may wait for the end of a delay; a further one waits no longer than it takes to say so. */
export const DELAYED_MAX = 1_000;

/** Pauses by the clock that can all be ended. */
export class Delays {
  readonly #clock: Clock;
  readonly #pending = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves after so many milliseconds, or when the delays are closed; at once above `DELAYED_MAX`. */
  pass(delayMs: number): Promise<void> {
    if (this.#pending.size >= DELAYED_MAX) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const end = () => {
        timer.cancel();
        this.#pending.delete(end);
        resolve();
      };
      const timer = this.#clock.schedule(delayMs, end);
      this.#pending.add(end);
    });
  }

  close(): void {
    this.#pending.forEach((end) => end());
  }
}
