import { type Clock, clockWaiter, type Timer } from "../../runtime/index.ts";
import type { DependencyHealth } from "../service/index.ts";
import type { CommandStore } from "./store/index.ts";

const PERIOD_MS = 500;
const PATIENCE_MS = 2_000;

/** Whether the store answers: it is asked all the time, for without it no command can be taken. */
export class StoreHealth implements DependencyHealth {
  readonly #clock: Clock;
  readonly #store: Pick<CommandStore, "probe">;
  #onRecovery: () => void = () => {};
  #problem: string | undefined;
  #timer: Timer | undefined;
  #isClosed = false;

  constructor(clock: Clock, store: Pick<CommandStore, "probe">) {
    this.#clock = clock;
    this.#store = store;
    this.#schedule();
  }

  /** Has `take` called when the store answers again. */
  onRecovery(take: () => void): void {
    this.#onRecovery = take;
  }

  problem(): string | undefined {
    return this.#problem;
  }

  degradations(): readonly string[] {
    return [];
  }

  /** Asks no more. */
  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  #schedule(): void {
    this.#timer = this.#clock.schedule(PERIOD_MS, () => void this.#ask());
  }

  async #ask(): Promise<void> {
    const before = this.#problem;
    const answered = this.#store.probe().then(
      () => undefined,
      (cause: unknown) => `The database does not answer: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
    const waited = await clockWaiter(this.#clock).within(PATIENCE_MS, answered);
    this.#problem = waited.settled ? waited.value : `The database has not answered for ${PATIENCE_MS} ms`;
    if (before !== undefined && this.#problem === undefined) {
      this.#onRecovery();
    }
    if (!this.#isClosed) {
      this.#schedule();
    }
  }
}
