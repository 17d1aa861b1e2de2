/** How many realms are remembered after their tenants are gone. */
const REMEMBERED_MAX = 10_000;

/** Counts how often a realm was created, so that what is derived from the seed differs from one time to the next. */
export class RealmGenerations {
  readonly #counts = new Map<string, number>();

  /** 1 for the first tenant with this realm, 2 for the second. */
  next(realmName: string): number {
    const count = (this.#counts.get(realmName) ?? 0) + 1;
    this.#counts.delete(realmName);
    this.#counts.set(realmName, count);
    if (this.#counts.size > REMEMBERED_MAX) {
      for (const oldest of this.#counts.keys()) {
        this.#counts.delete(oldest);
        break;
      }
    }
    return count;
  }
}
