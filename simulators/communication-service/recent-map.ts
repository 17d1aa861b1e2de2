/** A map that holds at most so many entries: one more makes it forget the entry that was set the longest ago. */
export class RecentMap<K, V> {
  readonly #entriesMax: number;
  readonly #entries = new Map<K, V>();

  constructor(entriesMax: number) {
    this.#entriesMax = entriesMax;
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  set(key: K, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.#entriesMax) {
      this.#deleteOldest();
    }
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }

  /** Forgets entries, the oldest first, as long as they satisfy `condition`. */
  deleteOldestWhile(condition: (value: V) => boolean): void {
    for (const value of this.#entries.values()) {
      if (!condition(value)) {
        return;
      }
      this.#deleteOldest();
    }
  }

  #deleteOldest(): void {
    for (const key of this.#entries.keys()) {
      this.#entries.delete(key);
      return;
    }
  }
}
