import { StoreUnavailableError } from "../command-store.ts";

/** What was begun and has not settled, so that closing can wait for it. */
export class WorkUnderWay {
  readonly #running = new Set<Promise<unknown>>();
  #isOver = false;

  /** Settles as the work does; rejects with a `StoreUnavailableError` if it is over. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isOver) {
      throw new StoreUnavailableError("the store is closed; open it anew");
    }
    return await this.track(work());
  }

  /** The same for what belongs to work that is under way. */
  async track<T>(running: Promise<T>): Promise<T> {
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Begins nothing any more, and resolves when everything has settled. */
  async end(): Promise<void> {
    this.#isOver = true;
    while (this.#running.size > 0) {
      await Promise.allSettled(this.#running);
    }
  }
}
