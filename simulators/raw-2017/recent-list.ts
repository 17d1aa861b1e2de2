/** The latest things of one kind; above `max`, the oldest are forgotten. */
export class RecentList<T> {
  readonly #max: number;
  readonly #items: T[] = [];

  constructor(max: number) {
    this.#max = max;
  }

  add(item: T): void {
    this.#items.push(item);
    if (this.#items.length > this.#max) {
      this.#items.shift();
    }
  }

  /** Those that fit, in the order in which they came. */
  list(fits: (item: T) => boolean): readonly T[] {
    return this.#items.filter(fits);
  }
}
