import type { Random } from "../../runtime/index.ts";
import type { AccountDirectory, Client, User } from "./account-directory.ts";
import type { KeyRing } from "./key-ring.ts";
import type { SignatureAlgorithm } from "./signing-key.ts";

/** How far the creation of a tenant has come. */
export type TenantStatus = "CREATING" | "AVAILABLE";

/** Every `TenantStatus`. */
export const TENANT_STATUSES: readonly TenantStatus[] = ["CREATING", "AVAILABLE"];

/** What is told of a tenant and may change. */
export interface TenantDetails {
  readonly name: string;
  readonly status: TenantStatus;
  readonly idpEnabled: boolean;
  readonly packageType: string;
  readonly subscriptionType: string;
  readonly opendistroEnabled: boolean;
}

/** A tenant's part of the world: who it is, and its issuer with keys and accounts. */
export interface Tenant {
  readonly tenantId: string;
  readonly realmName: string;
  /** `<base>/auth/realms/<realm>`, as tokens bear it. */
  readonly issuer: string;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly frontendClientId: string;
  readonly backendClientId: string;
  /** Unix time in milliseconds. */
  readonly createdMs: number;
  /** What the seed gives this tenant, and no other one. */
  readonly random: Random;
  readonly keys: KeyRing;
  readonly clients: AccountDirectory<Client>;
  readonly users: AccountDirectory<User>;
  details: TenantDetails;
  /** Unix time in milliseconds. */
  modifiedMs: number;
}

/** What a new tenant is to be. */
export interface NewTenant extends Partial<Omit<TenantDetails, "status">> {
  readonly realmName: string;
  /** Derived from the seed and the realm unless told otherwise. */
  readonly tenantId?: string;
  readonly signatureAlgorithm?: SignatureAlgorithm;
  /** The secret of its backend client; derived unless told otherwise. */
  readonly backendClientSecret?: string;
  /** Milliseconds until it is available; 0, which is at once, unless told otherwise. */
  readonly availableAfterMs?: number;
}

/** What is to change of a tenant. */
export interface TenantChange extends Partial<TenantDetails> {
  readonly backendClientSecret?: string;
}

/** The client by which a tenant's web pages ask for tokens. */
export const FRONTEND_CLIENT_ID = "kaa-frontend";
/** The client by which services do, which is also the audience of tokens. */
export const BACKEND_CLIENT_ID = "kaa-backend";

/** The secret of the tenant's backend client; empty if somebody has deleted the client. */
export function backendSecretOf(tenant: Tenant): string {
  return tenant.clients.find(tenant.backendClientId)?.secret ?? "";
}
