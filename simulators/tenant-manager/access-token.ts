import { sign } from "node:crypto";
import type { JWTPayload } from "jose";
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

/**
 * The claims in compact form (RFC 7515, section 7.1), signed. `kid` names the key. At once, since each example of the
 * fast lane has its own tokens signed: leaving the event loop for a signature costs several times the signature.
 */
export function signed(claims: JWTPayload, key: SigningKey, kid = key.kid): string {
  const { algorithm, privateKey } = key;
  const text = `${base64url({ alg: algorithm, typ: "JWT", kid })}.${base64url(claims)}`;
  const signature = sign(algorithm === "EdDSA" ? null : "sha256", Buffer.from(text), privateKey);
  return `${text}.${signature.toString("base64url")}`;
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
