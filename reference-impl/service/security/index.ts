export type { Verification } from "./access-token-verifier.ts";
export { askWithToken } from "./authorized-request.ts";
export { type Caller, isPermitted, type Permission } from "./caller.ts";
export { readRefreshTimes, readSecuritySettings, type SecuritySettings } from "./security-settings.ts";
export type { Tenant } from "./tenant.ts";
export type { TenantAccess } from "./tenant-access.ts";
export { TenantSecurity } from "./tenant-security.ts";
export { type TokenRules, tokenRules } from "./token-rules.ts";
