/** Work that goes on by itself, of which there may be so much, and which can be waited for. */
export class WorkUnderWay {
  readonly #worksMax: number;
  readonly #works = new Set<Promise<void>>();

  constructor(worksMax: number) {
    this.#worksMax = worksMax;
  }

  /** Begins a piece of work, which may reject only if the program is wrong. False, and no work, if there is too much. */
  begin(work: () => Promise<void>): boolean {
    if (this.#works.size >= this.#worksMax) {
      return false;
    }
    const begun = work().finally(() => this.#works.delete(begun));
    this.#works.add(begun);
    return true;
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#works.size > 0) {
      await Promise.all(this.#works);
    }
  }
}
