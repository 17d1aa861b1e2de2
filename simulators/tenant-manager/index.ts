export type { Permission } from "./permission.ts";
export type { TenantApiVersion, TenantManagerSettings } from "./settings.ts";
export type { SignatureAlgorithm } from "./signing-key.ts";
export {
  type StartedTenantManager,
  type SystemTenant,
  startTenantManager,
  type TenantManagerPorts,
} from "./start-tenant-manager.ts";
export type { NewTenant, TenantChange, TenantStatus } from "./tenant.ts";
export type { TenantManagerCounter } from "./tenant-controls.ts";
export type { TenantManagerFaults } from "./tenant-manager-faults.ts";
export type { TokenOrder } from "./token-order.ts";
export type { AccessTokenVerifier, VerifiedAccess } from "./token-verifier.ts";
export type { TokenFlaw } from "./wrong-token.ts";
