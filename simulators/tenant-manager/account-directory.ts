import { RestError } from "../control/index.ts";
import type { Permission } from "./permission.ts";

/** A client of OAuth 2.0. */
export interface Client {
  /** Null for a public client, which has nothing to prove who it is. */
  readonly secret: string | null;
  readonly permissions: readonly Permission[];
}

/** A person. */
export interface User {
  readonly password: string;
  readonly permissions: readonly Permission[];
}

/** How many accounts of one kind a tenant may have. */
export const ACCOUNTS_MAX = 1_000;

/** The accounts of one kind in one tenant, by name. Refusals are `RestError`s. */
export class AccountDirectory<T> {
  readonly #kind: string;
  readonly #accounts = new Map<string, T>();

  /** `kind` is what messages call an account: "client", "user". */
  constructor(kind: string) {
    this.#kind = kind;
  }

  /** Adds the account or replaces it; 409 when there are too many. */
  put(name: string, account: T): void {
    if (!this.#accounts.has(name) && this.#accounts.size >= ACCOUNTS_MAX) {
      throw new RestError(409, `the tenant has ${ACCOUNTS_MAX} ${this.#kind}s already; delete one first`);
    }
    this.#accounts.set(name, account);
  }

  /** The account, if there is one. */
  find(name: string): T | undefined {
    return this.#accounts.get(name);
  }

  /** The account, or a 404. */
  get(name: string): T {
    const account = this.#accounts.get(name);
    if (account === undefined) {
      throw new RestError(404, `the tenant has no ${this.#kind} "${name}"; PUT it first`);
    }
    return account;
  }

  /** Forgets the account, or a 404. */
  delete(name: string): void {
    this.get(name);
    this.#accounts.delete(name);
  }
}
