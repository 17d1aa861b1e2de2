import { type JWTPayload, SignJWT } from "jose";
import { type Runtime, seededIds } from "../../runtime/index.ts";
import type { Permission } from "./permission.ts";
import type { SigningKey } from "./signing-key.ts";
import type { Tenant } from "./tenant.ts";

/** Who holds a token. */
export interface TokenHolder {
  /** The client that asked for the token. */
  readonly clientId: string;
  /** The user in whose name it asked; absent if it asked in its own. */
  readonly username?: string | undefined;
}

/** What a token is to say. */
export interface TokenContent {
  readonly holder: TokenHolder;
  readonly audience: string;
  /** Absent for a token that carries none. */
  readonly permissions: readonly Permission[] | undefined;
}

/** The subject of a holder's tokens: for the same seed, tenant and holder always the same. */
export function subjectOf(tenant: Tenant, { clientId, username }: TokenHolder): string {
  const purpose = username === undefined ? `subject of client ${clientId}` : `subject of user ${username}`;
  return seededIds(tenant.random.fork(purpose)).next();
}

/**
 * The claims of an access token as Keycloak makes them, save those that nobody here needs. Permissions stand where a
 * requesting-party token has them: `authorization.permissions[] {rsname, scopes[]}`.
 */
export function claimsOf(
  tenant: Tenant,
  { holder, audience, permissions }: TokenContent,
  { clock, ids }: Runtime,
  lifetimeMs: number,
): JWTPayload {
  const issuedAt = Math.floor(clock.now() / 1_000);
  return {
    exp: issuedAt + Math.floor(lifetimeMs / 1_000),
    iat: issuedAt,
    jti: ids.next(),
    iss: tenant.issuer,
    aud: audience,
    sub: subjectOf(tenant, holder),
    typ: "Bearer",
    azp: holder.clientId,
    ...(holder.username === undefined ? {} : { preferred_username: holder.username }),
    ...(permissions === undefined ? {} : { authorization: { permissions } }),
  };
}

/** The claims in compact form (RFC 7515), signed. `kid` names the key. */
export function signed(claims: JWTPayload, key: SigningKey, { outsideWork }: Runtime, kid = key.kid): Promise<string> {
  return outsideWork.outside(() =>
    new SignJWT(claims).setProtectedHeader({ alg: key.algorithm, typ: "JWT", kid }).sign(key.privateKey),
  );
}
