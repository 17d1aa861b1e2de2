/** Counts what a simulator notices besides its work, such as messages that it could not read. */
export class Counters<N extends string> {
  readonly #counts: Map<N, number>;

  /** Every counter there is; each starts at zero. */
  constructor(names: readonly N[]) {
    this.#counts = new Map(names.map((name) => [name, 0]));
  }

  count(name: N): void {
    this.#counts.set(name, this.of(name) + 1);
  }

  of(name: N): number {
    return this.#counts.get(name) ?? 0;
  }

  /** All of them, by name. */
  all(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}
