/** Joins those who want the same at the same time: while one fetch is under way, nobody begins another. */
export class SharedFetch<T> {
  readonly #fetch: () => Promise<T>;
  #underWay: Promise<T> | undefined;

  constructor(fetch: () => Promise<T>) {
    this.#fetch = fetch;
  }

  /** What the fetch under way, or a new one, comes to. Rejects as the fetch does. */
  get(): Promise<T> {
    this.#underWay ??= this.#fetch().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }
}
