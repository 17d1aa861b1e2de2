/** How many states back something is remembered. */
export const CHANGES_BACK_MAX = 8;

/** The latest states of something that may come and go; undefined stands for its absence, as before the first one. */
export class History<T> {
  /** The newest first. */
  readonly #states: (T | undefined)[] = [];

  get current(): T | undefined {
    return this.#states[0];
  }

  /** What it was before the latest changes; undefined also beyond what is remembered. */
  before(changesBack: number): T | undefined {
    return this.#states[changesBack];
  }

  change(state: T | undefined): void {
    this.#states.unshift(state);
    this.#states.splice(CHANGES_BACK_MAX + 1);
  }
}
