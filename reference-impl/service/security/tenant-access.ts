import type { RequestParts } from "../bounded-request.ts";
import { IssuerKeys, type KeyTimes } from "./issuer-keys.ts";
import { ServiceToken } from "./service-token.ts";
import { SYSTEM_TENANT_ID, type Tenant } from "./tenant.ts";

/** What a service holds of one tenant: how its callers are verified, and in whose name others are asked about it. */
export interface TenantAccess {
  readonly tenantId: string;
  /** Whether there are no other tenants, so that nobody has to be told which one is meant. */
  readonly isOnly: boolean;
  /** Absent where there is no security. */
  readonly secured?: { readonly tenant: Tenant; readonly keys: IssuerKeys; readonly token: ServiceToken };
}

/** A tenant with an issuer. */
export type SecuredTenantAccess = Required<TenantAccess>;

/** The only tenant where there is no security. */
export const OPEN_ACCESS: TenantAccess = { tenantId: SYSTEM_TENANT_ID, isOnly: true };

/** Access to a tenant with an issuer; with a token of its own unless `token` is given. */
export function securedAccess(
  tenant: Tenant,
  isOnly: boolean,
  parts: RequestParts,
  times: KeyTimes,
  token: ServiceToken = new ServiceToken(parts, tenant),
): SecuredTenantAccess {
  const keys = new IssuerKeys(parts, tenant.issuer, times);
  return { tenantId: tenant.tenantId, isOnly, secured: { tenant, keys, token } };
}
