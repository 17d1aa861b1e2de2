/** Longer texts are not compared; what they ask for is done each time. */
const TEXT_LENGTH_MAX = 65_536;

/**
 * Work that several ask for at the same time in the same words is done once, and all get what it comes to. Whoever
 * repeats a message until it is answered does not make the answer later by that.
 */
export class SharedOutcomes<T> {
  readonly #underWay = new Map<string, Promise<T>>();

  /** Begins the work, or waits for what is under way for this text. Settles as the work does. */
  of(text: string, work: () => Promise<T>): Promise<T> {
    if (text.length > TEXT_LENGTH_MAX) {
      return work();
    }
    const known = this.#underWay.get(text);
    if (known !== undefined) {
      return known;
    }
    const begun = work().finally(() => this.#underWay.delete(text));
    this.#underWay.set(text, begun);
    return begun;
  }
}
