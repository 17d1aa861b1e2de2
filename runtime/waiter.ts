import type { Clock } from "./clock.ts";

/** What came of waiting: the value, or that it did not come in time. */
export type Waited<T> = { readonly settled: true; readonly value: T } | { readonly settled: false };

/** The only way to wait for something with a bound. */
export interface Waiter {
  /**
   * Waits until `promise` settles, at most `boundMs` milliseconds. Rejects if `promise` rejects; a promise that
   * settles after the bound is left alone.
   */
  within<T>(boundMs: number, promise: Promise<T>): Promise<Waited<T>>;
}

/** A waiter that lets `clock` run by itself. */
export function clockWaiter(clock: Clock): Waiter {
  return {
    async within(boundMs, promise) {
      let stop = (): void => {};
      const bound = new Promise<{ settled: false }>((resolve) => {
        const timer = clock.schedule(boundMs, () => resolve({ settled: false }));
        stop = () => timer.cancel();
      });
      try {
        return await Promise.race([promise.then((value) => ({ settled: true as const, value })), bound]);
      } finally {
        stop();
      }
    },
  };
}
