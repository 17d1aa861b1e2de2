import type { Permission } from "./permission.ts";
import type { SignatureAlgorithm } from "./signing-key.ts";
import type { NewTenant } from "./tenant.ts";

/** The versions of the REST interface on tenants. */
export type TenantApiVersion = "v1" | "v2";

/** What a Tenant Manager has to be told. */
export interface TenantManagerSettings {
  /** The port of its REST interface and of the issuers; 0 lets the system choose. */
  readonly port: number;
  /** Its service instance name, the originator of tenant events; "tenant-manager" unless told otherwise. */
  readonly instanceName?: string;
  /** Its replica id in those events; an identifier of the runtime unless told otherwise. */
  readonly replicaId?: string;
  /**
   * What issuers begin with, where those who hold tokens know this machine by another name; unless told otherwise,
   * the address at which it serves.
   */
  readonly publicUrl?: string;
  /** The versions of the REST interface that there are; both unless told otherwise. */
  readonly apiVersions?: readonly TenantApiVersion[];
  /**
   * Whether the REST interface on tenants asks for a token of the system tenant, which it does unless told otherwise, or
   * answers anyone.
   */
  readonly callers?: "authorized" | "anyone";
  /** A key that stands for a token of the system tenant in the header `x-iamcore-api-key`. None unless told otherwise. */
  readonly apiKey?: string;
  /** The secret of the system tenant's backend client; derived from the seed unless told otherwise. */
  readonly systemClientSecret?: string;
  /** What that client may do; everything with tenants unless told otherwise. */
  readonly systemPermissions?: readonly Permission[];
  /** Tenants that are there and available from the start, unannounced. */
  readonly tenants?: readonly Omit<NewTenant, "availableAfterMs">[];
  /** How tokens are signed where a tenant does not say otherwise; "EdDSA" unless told otherwise. */
  readonly signatureAlgorithm?: SignatureAlgorithm;
  /** Milliseconds for which a tenant that was asked for over REST is being created; 1,000 unless told otherwise. */
  readonly creationMs?: number;
  /** Milliseconds for which a token holds, rounded down to seconds; 300,000 unless told otherwise. */
  readonly tokenLifetimeMs?: number;
  /** Whether every token carries permissions, which it does unless told otherwise, or only those of the UMA grant. */
  readonly permissionsIn?: "everyToken" | "partyTokens";
}
