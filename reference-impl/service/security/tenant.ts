/** A tenant, and by which issuer of OAuth 2.0 its callers prove who they are. */
export interface Tenant {
  readonly tenantId: string;
  /** As tokens bear it. */
  readonly issuer: string;
  /** The client that services are in this tenant, which is also the audience of its tokens. */
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The built-in tenant, the only one where there is no Tenant Manager. */
export const SYSTEM_TENANT_ID = "kaa";

/** Whether nothing about the tenant changed. */
export function isSameTenant(one: Tenant, other: Tenant): boolean {
  return (
    one.tenantId === other.tenantId &&
    one.issuer === other.issuer &&
    one.clientId === other.clientId &&
    one.clientSecret === other.clientSecret
  );
}
