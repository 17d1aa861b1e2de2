/**
 * Things in an order that two of them never share. Finding a place takes as many comparisons as halving takes;
 * appending, which is what mostly happens, moves nothing.
 */
export class OrderedList<T> {
  readonly #items: T[] = [];
  readonly #compare: (one: T, other: T) => number;

  constructor(compare: (one: T, other: T) => number) {
    this.#compare = compare;
  }

  /** In order; valid until the list changes. */
  get items(): readonly T[] {
    return this.#items;
  }

  add(item: T): void {
    const last = this.#items.at(-1);
    const isLast = last === undefined || this.#compare(last, item) < 0;
    this.#items.splice(isLast ? this.#items.length : this.#placeOf(item), 0, item);
  }

  /** Does nothing if it is not in the list. */
  remove(item: T): void {
    const place = this.#placeOf(item);
    if (this.#items[place] === item) {
      this.#items.splice(place, 1);
    }
  }

  /** How many there are from the beginning on of which `holds` is true. What it holds of has to come first. */
  countWhile(holds: (item: T) => boolean): number {
    let [from, to] = [0, this.#items.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const item = this.#items[middle];
      if (item !== undefined && holds(item)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  #placeOf(item: T): number {
    return this.countWhile((other) => this.#compare(other, item) < 0);
  }
}
