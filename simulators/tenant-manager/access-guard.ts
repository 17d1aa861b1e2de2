import type { Context } from "hono";
import { permits } from "./permission.ts";
import type { TenantManagerSettings } from "./settings.ts";
import type { AccessTokenVerifier } from "./token-verifier.ts";

/** The built-in tenant, its realm, and its identifier, all of which have this name. */
export const SYSTEM_TENANT = "kaa";
/** The resource on which scopes over tenants are granted. */
export const SYSTEM_RESOURCE = "kaa-system";

/** What may be done with tenants. Only the first is documented; the others are named by analogy. */
export type TenantScope = "kaa:tenant:read" | "kaa:tenant:create" | "kaa:tenant:update" | "kaa:tenant:delete";

/** Every `TenantScope`. */
export const TENANT_SCOPES: readonly TenantScope[] = [
  "kaa:tenant:read",
  "kaa:tenant:create",
  "kaa:tenant:update",
  "kaa:tenant:delete",
];

/** A caller who may not do what they ask for. */
export class AccessDeniedError extends Error {
  override readonly name = "AccessDeniedError";
  readonly status: 401 | 403;

  constructor(status: 401 | 403, message: string) {
    super(message);
    this.status = status;
  }
}

/** Resolves if the request may be answered; rejects with an `AccessDeniedError`. */
export type AccessGuard = (context: Context, scope: TenantScope) => Promise<void>;

const BEARER = /^bearer\s+(.*)$/i;

/** A guard that asks for a token of the system tenant with the scope on `kaa-system`, or for the key, or for nothing. */
export function accessGuard(
  { callers, apiKey }: Pick<TenantManagerSettings, "callers" | "apiKey">,
  verify: AccessTokenVerifier,
): AccessGuard {
  return async (context, scope) => {
    const key = context.req.header("x-iamcore-api-key");
    if (callers === "anyone" || (key !== undefined && key === apiKey)) {
      return;
    }
    const token = BEARER.exec(context.req.header("Authorization") ?? "")?.[1];
    const access = token === undefined ? undefined : await verify(token);
    if (access === undefined) {
      const missing = token === undefined ? "the request has no bearer token" : "the bearer token does not hold here";
      throw new AccessDeniedError(401, `${missing}; get one from the issuer of the tenant "${SYSTEM_TENANT}"`);
    }
    if (access.tenantId !== SYSTEM_TENANT || !permits(access.permissions, SYSTEM_RESOURCE, scope)) {
      const needed = `${scope} on ${SYSTEM_RESOURCE} in the tenant "${SYSTEM_TENANT}"`;
      throw new AccessDeniedError(403, `the token does not grant ${needed}`);
    }
  };
}
