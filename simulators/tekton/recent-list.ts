/** The latest entries of a list that could grow without end. */
export class RecentList<T> {
  readonly #entries: T[] = [];
  readonly #max: number;

  /** Keeps `max` entries; the oldest are forgotten first. */
  constructor(max: number) {
    this.#max = max;
  }

  /** Returns whether another one was forgotten for it. */
  add(entry: T): boolean {
    this.#entries.push(entry);
    if (this.#entries.length <= this.#max) {
      return false;
    }
    this.#entries.shift();
    return true;
  }

  /** The oldest first. */
  all(): readonly T[] {
    return [...this.#entries];
  }

  /** All of them, the oldest first. From now on there are none. */
  takeAll(): readonly T[] {
    return this.#entries.splice(0);
  }
}
