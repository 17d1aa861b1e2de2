import type { JWTPayload } from "jose";
import type { Runtime } from "../../runtime/index.ts";
import { claimsOf, signed, type TokenContent, type TokenHolder } from "./access-token.ts";
import type { MadeTokens } from "./made-tokens.ts";
import type { Permission } from "./permission.ts";
import type { Tenant } from "./tenant.ts";
import { flawedToken, type TokenFlaw } from "./wrong-token.ts";

/** For how long tokens hold unless told otherwise: five minutes. */
export const TOKEN_LIFETIME_MS = 300_000;

/** A token as it is given out, for so many seconds. */
export interface MintedToken {
  readonly accessToken: string;
  readonly expiresInS: number;
}

/** Makes tokens in the name of tenants. */
export class TokenMint {
  readonly #runtime: Runtime;
  readonly #lifetimeMs: number;
  readonly #made: MadeTokens;

  /** Notes in `made` whatever it signs as it should. */
  constructor(runtime: Runtime, lifetimeMs: number, made: MadeTokens) {
    this.#runtime = runtime;
    this.#lifetimeMs = lifetimeMs;
    this.#made = made;
  }

  /** A token that is right in everything, or has one flaw. It holds for `lifetimeMs` if that is given. */
  async mint(tenant: Tenant, content: TokenContent, flaw?: TokenFlaw, lifetimeMs?: number): Promise<MintedToken> {
    const effectiveMs = lifetimeMs ?? this.#lifetimeMs;
    const claims = claimsOf(tenant, content, this.#runtime, effectiveMs);
    const accessToken =
      flaw === undefined ? this.#signed(tenant, claims) : await flawedToken(tenant, claims, flaw, this.#runtime);
    return { accessToken, expiresInS: Math.floor(effectiveMs / 1_000) };
  }

  #signed(tenant: Tenant, claims: JWTPayload): string {
    const key = tenant.keys.current;
    const token = signed(claims, key);
    this.#made.add(token, key.published);
    return token;
  }
}

/** What the accounts of a tenant grant to the holder now; undefined if it has no account. */
export function grantedTo(tenant: Tenant, { clientId, username }: TokenHolder): readonly Permission[] | undefined {
  const account = username === undefined ? tenant.clients.find(clientId) : tenant.users.find(username);
  return account?.permissions;
}
