import type { Clock, Timer } from "../../runtime/index.ts";

/** Pauses by the clock, which end early when the simulator closes. */
export class Delays {
  readonly #clock: Clock;
  readonly #pending = new Map<Timer, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves after so many milliseconds, or when the delays are closed. */
  pass(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#clock.schedule(delayMs, () => {
        this.#pending.delete(timer);
        resolve();
      });
      this.#pending.set(timer, resolve);
    });
  }

  /** Ends every pause that is under way. */
  close(): void {
    for (const [timer, resolve] of this.#pending) {
      timer.cancel();
      resolve();
    }
    this.#pending.clear();
  }
}
