import { type Random, type Runtime, seededIds, type Timer } from "../../runtime/index.ts";
import { RestError } from "../control/index.ts";
import { AccountDirectory, type Client, type User } from "./account-directory.ts";
import { KeyRing } from "./key-ring.ts";
import { RealmGenerations } from "./realm-generations.ts";
import { newSigningKey, type SignatureAlgorithm } from "./signing-key.ts";
import {
  BACKEND_CLIENT_ID,
  FRONTEND_CLIENT_ID,
  type NewTenant,
  type Tenant,
  type TenantChange,
  type TenantDetails,
  type TenantStatus,
} from "./tenant.ts";
import type { TenantEvents } from "./tenant-events.ts";

/** How many tenants a Tenant Manager has. */
export const TENANTS_MAX = 10_000;

/** What a registry works with. */
export interface TenantRegistryParts {
  readonly runtime: Runtime;
  readonly events: TenantEvents;
  /** What issuers begin with, without a trailing slash. */
  readonly issuersUrl: string;
  /** How a tenant signs that does not say otherwise. */
  readonly signatureAlgorithm: SignatureAlgorithm;
}

type IdentifiedTenant = NewTenant & { readonly tenantId: string };

/**
 * The tenants of a run, in the order of their creation. Refusals are `RestError`s. What changes is announced before the
 * change is confirmed.
 */
export class TenantRegistry {
  readonly #parts: TenantRegistryParts;
  readonly #tenants = new Map<string, Tenant>();
  /** Identifiers and realms of tenants whose keys are still being made. */
  readonly #arriving = new Set<string>();
  readonly #timers = new Map<string, Timer>();
  readonly #generations = new RealmGenerations();

  constructor(parts: TenantRegistryParts) {
    this.#parts = parts;
  }

  /** Creates a tenant, which is announced once it is available. 409 if it cannot have its identifier or its realm. */
  async create(wanted: NewTenant): Promise<Tenant> {
    const tenant = await this.#admitted(wanted, "CREATING");
    await this.#settle(tenant, wanted.availableAfterMs ?? 0);
    return tenant;
  }

  /** Puts a tenant there as if it had always been: available, and unannounced. 409 as for `create`. */
  found(wanted: NewTenant): Promise<Tenant> {
    return this.#admitted(wanted, "AVAILABLE");
  }

  /** The tenant, or a 404. */
  get(tenantId: string): Tenant {
    const tenant = this.#tenants.get(tenantId);
    if (tenant === undefined) {
      throw new RestError(404, `there is no tenant "${tenantId}"; GET the tenants to see which there are`);
    }
    return tenant;
  }

  /** Every tenant, the oldest first. */
  list(): readonly Tenant[] {
    return [...this.#tenants.values()];
  }

  /** The available tenant with this realm, if there is one. */
  findByRealm(realmName: string): Tenant | undefined {
    return this.#available((tenant) => tenant.realmName === realmName);
  }

  /** The available tenant with this issuer, if there is one. */
  findByIssuer(issuer: string): Tenant | undefined {
    return this.#available((tenant) => tenant.issuer === issuer);
  }

  /** Changes what is told of a tenant, and announces it. */
  async update(tenantId: string, change: TenantChange): Promise<Tenant> {
    const tenant = this.get(tenantId);
    const { backendClientSecret, ...details } = change;
    if (backendClientSecret !== undefined) {
      const client = tenant.clients.find(tenant.backendClientId);
      tenant.clients.put(tenant.backendClientId, { permissions: [], ...client, secret: backendClientSecret });
    }
    if (details.status === "AVAILABLE") {
      this.#timers.get(tenantId)?.cancel();
      this.#timers.delete(tenantId);
    }
    tenant.details = { ...tenant.details, ...details };
    tenant.modifiedMs = this.#parts.runtime.clock.now();
    await this.#parts.events.updated(tenantId);
    return tenant;
  }

  /** Puts a new key in the place of the one that signs. No event: a key is no datum of the tenant. */
  async rotateKey(tenantId: string, keepOldMs: number | undefined): Promise<Tenant> {
    const tenant = this.get(tenantId);
    const random = tenant.random.fork(`key ${tenant.keys.takeNumber()}`);
    const key = await newSigningKey(tenant.signatureAlgorithm, random, this.#parts.runtime.outsideWork);
    tenant.keys.rotate(key, keepOldMs);
    return tenant;
  }

  /** Removes a tenant with its issuer, keys and accounts, and announces it. */
  async remove(tenantId: string): Promise<Tenant> {
    const tenant = this.get(tenantId);
    this.#tenants.delete(tenantId);
    this.#timers.get(tenantId)?.cancel();
    this.#timers.delete(tenantId);
    await this.#parts.events.unregistered(tenantId);
    return tenant;
  }

  /** Lets no tenant become available any longer. */
  close(): void {
    this.#timers.forEach((timer) => timer.cancel());
    this.#timers.clear();
  }

  async #admitted(wanted: NewTenant, status: TenantStatus): Promise<Tenant> {
    const { realmName } = wanted;
    this.#assertRoom();
    this.#assertFree("realm", realmName);
    const generation = this.#generations.next(realmName);
    const random = this.#parts.runtime.random.fork(`tenant ${JSON.stringify([realmName, generation])}`);
    const tenantId = wanted.tenantId ?? seededIds(random.fork("id")).next();
    this.#assertFree("identifier", tenantId);
    const claims = [`realm ${realmName}`, `identifier ${tenantId}`];
    claims.forEach((claim) => void this.#arriving.add(claim));
    try {
      const tenant = await this.#made({ ...wanted, tenantId }, status, random);
      this.#tenants.set(tenantId, tenant);
      return tenant;
    } finally {
      claims.forEach((claim) => void this.#arriving.delete(claim));
    }
  }

  #available(wanted: (tenant: Tenant) => boolean): Tenant | undefined {
    return this.list().find((tenant) => tenant.details.status === "AVAILABLE" && wanted(tenant));
  }

  #assertRoom(): void {
    if (this.#tenants.size + this.#arriving.size / 2 >= TENANTS_MAX) {
      throw new RestError(409, `there are ${TENANTS_MAX} tenants already; delete one first`);
    }
  }

  #assertFree(what: "realm" | "identifier", name: string): void {
    const taken = this.list().some((tenant) => (what === "realm" ? tenant.realmName : tenant.tenantId) === name);
    if (taken || this.#arriving.has(`${what} ${name}`)) {
      throw new RestError(409, `another tenant has the ${what} "${name}"; choose another, or delete that tenant first`);
    }
  }

  async #made(wanted: IdentifiedTenant, status: TenantStatus, random: Random): Promise<Tenant> {
    const { runtime, issuersUrl, signatureAlgorithm } = this.#parts;
    const algorithm = wanted.signatureAlgorithm ?? signatureAlgorithm;
    const key = await newSigningKey(algorithm, random.fork("key 1"), runtime.outsideWork);
    const secret = wanted.backendClientSecret ?? seededIds(random.fork("backend secret")).next();
    const clients = new AccountDirectory<Client>("client");
    clients.put(FRONTEND_CLIENT_ID, { secret: null, permissions: [] });
    clients.put(BACKEND_CLIENT_ID, { secret, permissions: [] });
    const nowMs = runtime.clock.now();
    return {
      tenantId: wanted.tenantId,
      realmName: wanted.realmName,
      issuer: `${issuersUrl}/auth/realms/${wanted.realmName}`,
      signatureAlgorithm: algorithm,
      frontendClientId: FRONTEND_CLIENT_ID,
      backendClientId: BACKEND_CLIENT_ID,
      createdMs: nowMs,
      modifiedMs: nowMs,
      random,
      keys: new KeyRing(key, runtime.clock),
      clients,
      users: new AccountDirectory<User>("user"),
      details: detailsOf(wanted, status),
    };
  }

  async #settle(tenant: Tenant, availableAfterMs: number): Promise<void> {
    if (availableAfterMs === 0) {
      await this.update(tenant.tenantId, { status: "AVAILABLE" });
      return;
    }
    const { clock, logger } = this.#parts.runtime;
    const available = () => {
      this.update(tenant.tenantId, { status: "AVAILABLE" }).catch((cause: unknown) =>
        logger.error("could not announce that a tenant is available", { problem: String(cause) }),
      );
    };
    this.#timers.set(tenant.tenantId, clock.schedule(availableAfterMs, available));
  }
}

function detailsOf(wanted: NewTenant, status: TenantStatus): TenantDetails {
  return {
    name: wanted.name ?? wanted.realmName,
    status,
    idpEnabled: wanted.idpEnabled ?? false,
    packageType: wanted.packageType ?? "STANDARD",
    subscriptionType: wanted.subscriptionType ?? "PERMANENT",
    opendistroEnabled: wanted.opendistroEnabled ?? false,
  };
}
