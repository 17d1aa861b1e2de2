import { createLocalJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify, UnsecuredJWT } from "jose";
import type { Runtime } from "../../runtime/index.ts";
import { type Shape, shape } from "../control/index.ts";
import type { MadeTokens } from "./made-tokens.ts";
import { type Permission, permissionsSchema } from "./permission.ts";
import { SIGNATURE_ALGORITHMS } from "./signing-key.ts";
import type { Tenant } from "./tenant.ts";
import type { TenantRegistry } from "./tenant-registry.ts";

/** What a token proves. */
export interface VerifiedAccess {
  readonly tenantId: string;
  readonly realmName: string;
  readonly subject: string;
  readonly clientId: string;
  /** Absent if the client holds the token in its own name. */
  readonly username?: string | undefined;
  /** Empty if the token carries none. */
  readonly permissions: readonly Permission[];
}

/** Resolves with what the token proves; with nothing if it proves nothing here and now. */
export type AccessTokenVerifier = (token: string) => Promise<VerifiedAccess | undefined>;

interface KnownClaims {
  readonly sub: string;
  readonly azp: string;
  readonly preferred_username?: string;
  readonly authorization?: { readonly permissions: readonly Permission[] };
}

const knownClaims: Shape<KnownClaims> = shape({
  type: "object",
  required: ["sub", "azp"],
  properties: {
    sub: { type: "string" },
    azp: { type: "string" },
    preferred_username: { type: "string" },
    authorization: { type: "object", required: ["permissions"], properties: { permissions: permissionsSchema } },
  },
});

/**
 * A verifier that does what a service does, without the way over HTTP: it finds the tenant by the token's issuer, and
 * checks signature, times and audience against what that tenant publishes now. Only the arithmetic of the signature is
 * spared for the tokens in `made`.
 */
export function accessTokenVerifier(registry: TenantRegistry, made: MadeTokens, runtime: Runtime): AccessTokenVerifier {
  return async (token) => {
    try {
      const tenant = registry.findByIssuer(decodeJwt(token).iss ?? "");
      return tenant === undefined ? undefined : accessOf(tenant, await claimsIn(tenant, token, made, runtime));
    } catch (cause) {
      if (cause instanceof errors.JOSEError) {
        return undefined;
      }
      throw cause;
    }
  };
}

async function claimsIn(
  tenant: Tenant,
  token: string,
  made: MadeTokens,
  { clock, outsideWork }: Runtime,
): Promise<JWTPayload> {
  const published = tenant.keys.published();
  const conditions = {
    issuer: tenant.issuer,
    audience: tenant.backendClientId,
    currentDate: new Date(clock.now()),
    requiredClaims: ["exp"],
  };
  if (made.isSignedWith(token, published)) {
    return UnsecuredJWT.decode(withoutSignature(token), conditions).payload;
  }
  const keys = createLocalJWKSet({ keys: [...published] });
  const algorithms = [...SIGNATURE_ALGORITHMS];
  return (await outsideWork.outside(() => jwtVerify(token, keys, { ...conditions, algorithms }))).payload;
}

const UNSECURED_HEADER = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");

/** The form in which the library looks at claims alone (RFC 7519, section 6). */
function withoutSignature(token: string): string {
  return `${UNSECURED_HEADER}.${token.split(".")[1]}.`;
}

function accessOf({ tenantId, realmName }: Tenant, payload: JWTPayload): VerifiedAccess {
  const { sub, azp, preferred_username: username, authorization } = knownClaims.read(payload, "the claims of a token");
  const permissions = authorization?.permissions ?? [];
  return { tenantId, realmName, subject: sub, clientId: azp, username, permissions };
}
