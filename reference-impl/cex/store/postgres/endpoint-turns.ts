import type { Clock } from "../../../../runtime/index.ts";
import { withinBound } from "./within-bound.ts";

/**
 * Lets those who want the same endpoint alone come one after the other, so that all but one of them wait without a
 * connection.
 */
export class EndpointTurns {
  readonly #clock: Clock;
  readonly #waitMs: number;
  readonly #last = new Map<string, Promise<void>>();

  constructor(clock: Clock, waitMs: number) {
    this.#clock = clock;
    this.#waitMs = waitMs;
  }

  /** Runs `work` when it is its turn. Rejects as it does, or with a `StoreUnavailableError` if the turn does not come. */
  async run<T>(endpointId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(endpointId);
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    // Even if this one gives up, the next waits for those before.
    const own = before === undefined ? ended : before.then(() => ended);
    this.#last.set(endpointId, own);
    try {
      if (before !== undefined) {
        await withinBound(this.#clock, this.#waitMs, before);
      }
      return await work();
    } finally {
      end();
      void own.then(() => this.#forget(endpointId, own));
    }
  }

  #forget(endpointId: string, own: Promise<void>): void {
    if (this.#last.get(endpointId) === own) {
      this.#last.delete(endpointId);
    }
  }
}
