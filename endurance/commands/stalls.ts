import { systemClock, type Timer } from "../../runtime/index.ts";

const PERIOD_MS = 20;

/** When this process, which plays the devices, was too busy to look at the time. Disposing of it ends that. */
export class Stalls implements Disposable {
  readonly #stalls: { readonly fromMs: number; readonly toMs: number }[] = [];
  #timer: Timer;

  constructor() {
    this.#timer = this.#look();
  }

  /** For how many milliseconds it did not look, between two times. */
  between(fromMs: number, toMs: number): number {
    const parts = this.#stalls.map((stall) => Math.min(stall.toMs, toMs) - Math.max(stall.fromMs, fromMs));
    return parts.reduce((sum, partMs) => sum + Math.max(0, partMs), 0);
  }

  [Symbol.dispose](): void {
    this.#timer.cancel();
  }

  #look(): Timer {
    const fromMs = systemClock.now();
    return systemClock.schedule(PERIOD_MS, () => {
      const toMs = systemClock.now();
      if (toMs - fromMs > 2 * PERIOD_MS) {
        this.#stalls.push({ fromMs, toMs });
      }
      this.#timer = this.#look();
    });
  }
}
