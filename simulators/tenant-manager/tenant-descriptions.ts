import { backendSecretOf, type Tenant } from "./tenant.ts";

/** Versions of what the platform puts into a realm; the simulator never upgrades anything. */
const VERSION = 1;

/** A tenant as version 1 of the REST interface shows it. */
export function tenantV1(tenant: Tenant): object {
  const { details } = tenant;
  return {
    id: tenant.tenantId,
    realm_name: tenant.realmName,
    client_frontend_id: tenant.frontendClientId,
    client_frontend_secret: null,
    client_backend_id: tenant.backendClientId,
    client_backend_secret: backendSecretOf(tenant),
    realm_template_version: VERSION,
    realm_scopes_version: VERSION,
    client_backend_version: VERSION,
    client_frontend_version: VERSION,
    roles_version: VERSION,
    resources_version: VERSION,
    user_roles: [],
    idp_enabled: details.idpEnabled,
    user: null,
    issuer: tenant.issuer,
    status: details.status,
    created: new Date(tenant.createdMs).toISOString(),
    package_type: details.packageType,
  };
}

/** A tenant as version 2 shows it. What its members are is not documented; these are the ones it can be sorted by. */
export function tenantV2(tenant: Tenant): object {
  const { details } = tenant;
  return {
    id: tenant.tenantId,
    tenant_id: tenant.tenantId,
    name: details.name,
    realm_name: tenant.realmName,
    issuer: tenant.issuer,
    status: details.status,
    package_type: details.packageType,
    created: new Date(tenant.createdMs).toISOString(),
    modified: new Date(tenant.modifiedMs).toISOString(),
  };
}

/** The credentials of a tenant, with the published type's own spelling of the client of the web pages. */
export function tenantCredentials(tenant: Tenant): object {
  return {
    id: tenant.tenantId,
    client_backend_id: tenant.backendClientId,
    client_backend_secret: backendSecretOf(tenant),
    client_frontentd_id: tenant.frontendClientId,
    issuer: tenant.issuer,
    minio_secret: null,
  };
}

/** A tenant as the control interface shows it. */
export function tenantForControl(tenant: Tenant): object {
  return {
    tenantId: tenant.tenantId,
    realmName: tenant.realmName,
    issuer: tenant.issuer,
    signatureAlgorithm: tenant.signatureAlgorithm,
    frontendClientId: tenant.frontendClientId,
    backendClientId: tenant.backendClientId,
    backendClientSecret: backendSecretOf(tenant),
    createdMs: tenant.createdMs,
    modifiedMs: tenant.modifiedMs,
    ...tenant.details,
  };
}
