/** Counts by label. Labels come from a bounded set: each is kept for as long as the service runs. */
export class Tally<Label extends string | number> {
  readonly #counts = new Map<Label, number>();

  /** Counts one more. */
  add(label: Label): void {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
  }

  /** Every label that was counted, with its count. */
  entries(): Iterable<[Label, number]> {
    return this.#counts.entries();
  }
}
