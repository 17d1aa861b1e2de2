import { errors, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { type Decoded, jsonParser } from "../../../protocol/json/index.ts";
import type { Runtime } from "../../../runtime/index.ts";
import type { Caller, Permission } from "./caller.ts";
import type { Tenant } from "./tenant.ts";
import { type TokenRules, tokenRules } from "./token-rules.ts";

/** What came of looking at somebody's access token. */
export type Verification =
  | { readonly outcome: "verified"; readonly caller: Caller }
  /** It proves nothing here and now. */
  | { readonly outcome: "refused"; readonly reason: string }
  /** Who could tell does not answer. */
  | { readonly outcome: "unavailable"; readonly reason: string };

/** A tenant as the verifier needs it. */
export interface TrustedIssuer {
  readonly tenant: Tenant;
  readonly keys: { forToken(kid: string | undefined): Promise<Decoded<JWTVerifyGetKey>> };
}

const TOKEN_LENGTH_MAX = 65_536;

const parsePermissions = jsonParser<{ readonly authorization?: { readonly permissions: readonly Permission[] } }>(
  "the claims of the token",
  {
    type: "object",
    properties: {
      authorization: {
        type: "object",
        required: ["permissions"],
        properties: { permissions: { type: "array", items: { $ref: "#/definitions/permission" } } },
      },
    },
    definitions: {
      permission: {
        type: "object",
        required: ["rsname"],
        properties: { rsname: { type: "string" }, scopes: { type: "array", items: { type: "string" } } },
      },
    },
  },
);

/**
 * Verifies an access token: its issuer, which tells the tenant; signature, times, audience; and reads its permissions
 * (`authorization.permissions[] {rsname, scopes[]}`, reading G55). `find` gives the tenant of an issuer. Never
 * rejects.
 */
export async function verifyAccessToken(
  token: string,
  find: (issuer: string) => TrustedIssuer | undefined,
  runtime: Runtime,
  rules: TokenRules = tokenRules,
): Promise<Verification> {
  const named = token.length > TOKEN_LENGTH_MAX ? undefined : rules.namedIssuer(token);
  if (named === undefined) {
    return refused("it is not a signed JWT");
  }
  const trusted = find(named.issuer);
  if (trusted === undefined) {
    return refused("no tenant has its issuer");
  }
  const keys = await trusted.keys.forToken(named.kid);
  if (!keys.ok) {
    return { outcome: "unavailable", reason: keys.problem };
  }
  const payload = await verifiedPayload({ token, keys: keys.value, tenant: trusted.tenant, rules }, runtime);
  if (!payload.ok) {
    return refused(payload.problem);
  }
  // While keys were fetched and the signature checked, the tenant may have gone.
  if (find(named.issuer) !== trusted) {
    return refused("its tenant has changed meanwhile");
  }
  const claims = parsePermissions(Buffer.from(JSON.stringify(payload.value)));
  if (!claims.ok) {
    return refused(claims.problem);
  }
  const permissions = claims.value.authorization?.permissions ?? [];
  return { outcome: "verified", caller: { tenantId: trusted.tenant.tenantId, permissions: permissions.map(complete) } };
}

function refused(reason: string): Verification {
  return { outcome: "refused", reason };
}

/** A resource without scopes permits nothing. */
function complete({ rsname, scopes }: Partial<Permission>): Permission {
  return { rsname: rsname ?? "", scopes: scopes ?? [] };
}

interface Claimed {
  readonly token: string;
  readonly keys: JWTVerifyGetKey;
  readonly tenant: Tenant;
  readonly rules: TokenRules;
}

async function verifiedPayload(
  { token, keys, tenant, rules }: Claimed,
  { clock, outsideWork }: Runtime,
): Promise<Decoded<JWTPayload>> {
  const conditions = rules.conditions(tenant, clock.now());
  try {
    return { ok: true, value: await outsideWork.outside(() => rules.provenClaims(token, keys, conditions)) };
  } catch (cause) {
    const reason = cause instanceof errors.JOSEError ? cause.message : "its signature cannot be verified";
    return { ok: false, problem: reason };
  }
}
