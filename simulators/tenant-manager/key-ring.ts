import type { Clock } from "../../runtime/index.ts";
import { RestError } from "../control/index.ts";
import type { PublishedKey, SigningKey } from "./signing-key.ts";

/** How many keys a tenant publishes at most. */
export const KEYS_MAX = 10;

interface Entry {
  readonly key: SigningKey;
  /** Unix time in milliseconds from which the key is no longer published; absent for never. */
  readonly untilMs?: number;
}

/** The keys of one issuer: the one that signs, and older ones whose tokens still hold. */
export class KeyRing {
  readonly #clock: Clock;
  #current: SigningKey;
  #older: readonly Entry[] = [];
  #lastNumber = 1;

  constructor(current: SigningKey, clock: Clock) {
    this.#current = current;
    this.#clock = clock;
  }

  /** The key that signs. */
  get current(): SigningKey {
    return this.#current;
  }

  /** The keys that are published, the one that signs first. */
  published(): readonly PublishedKey[] {
    return [this.#current, ...this.#kept().map(({ key }) => key)].map(({ published }) => published);
  }

  /** The number of the next key, from 2, each of them once. Throws a 409 `RestError` when there are too many keys. */
  takeNumber(): number {
    if (this.#kept().length + 1 >= KEYS_MAX) {
      throw new RestError(409, `the tenant publishes ${KEYS_MAX} keys already; delete one first`);
    }
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  /**
   * Signs with `next` from now on. The key before it stays published for `keepOldMs` milliseconds; until it is dropped
   * if that is absent; not at all for 0.
   */
  rotate(next: SigningKey, keepOldMs: number | undefined): void {
    const untilMs = keepOldMs === undefined ? {} : { untilMs: this.#clock.now() + keepOldMs };
    this.#older = [{ key: this.#current, ...untilMs }, ...this.#kept()];
    this.#current = next;
  }

  /** Publishes an older key no longer: 404 if it is not published, 409 for the one that signs. */
  drop(kid: string): void {
    if (kid === this.#current.kid) {
      throw new RestError(409, `key "${kid}" signs; put another in its place first`);
    }
    if (!this.#kept().some(({ key }) => key.kid === kid)) {
      throw new RestError(404, `no key "${kid}" is published here; GET the keys to see which are`);
    }
    this.#older = this.#older.filter(({ key }) => key.kid !== kid);
  }

  #kept(): readonly Entry[] {
    const nowMs = this.#clock.now();
    this.#older = this.#older.filter(({ untilMs }) => untilMs === undefined || untilMs > nowMs);
    return this.#older;
  }
}
