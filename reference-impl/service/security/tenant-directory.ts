import {
  type TenantUnregisteredEvent,
  tenantUnregisteredCodec,
  tenantUnregisteredSubscription,
  tenantUpdatedCodec,
  tenantUpdatedSubscription,
} from "../../../protocol/tle/index.ts";
import type { BusSubscription } from "../../../transport/index.ts";
import type { RequestParts } from "../bounded-request.ts";
import type { DependencyHealth } from "../dependency-health.ts";
import { RefreshLoop } from "../refresh-loop.ts";
import type { ServicePorts } from "../service.ts";
import type { SecuritySettings, TenancySettings } from "./security-settings.ts";
import { ServiceToken } from "./service-token.ts";
import { isSameTenant, type Tenant } from "./tenant.ts";
import { type SecuredTenantAccess, securedAccess } from "./tenant-access.ts";
import { readTenants } from "./tenant-list.ts";

/** What a tenant directory needs to know. */
export interface TenantDirectoryParts {
  readonly settings: SecuritySettings;
  readonly tenancy: Extract<TenancySettings, { kind: "multiple" }>;
  readonly requests: RequestParts;
  readonly ports: ServicePorts;
  /** Told when tenants came, went or changed. */
  readonly onChange: () => void;
}

/**
 * The tenants of the platform, as the Tenant Manager tells them. Every replica hears of changes by 21/TLE, asks again
 * from time to time, and keeps what it knows while the Tenant Manager does not answer.
 */
export class TenantDirectory implements DependencyHealth {
  readonly #parts: TenantDirectoryParts;
  readonly #loop: RefreshLoop;
  readonly #token: ServiceToken | undefined;
  readonly #subscriptions: readonly BusSubscription[];
  #known: readonly SecuredTenantAccess[] | undefined;
  #byIssuer: ReadonlyMap<string, SecuredTenantAccess> = new Map();
  /** Tenants that were removed while a list was under way, which may still hold them. */
  readonly #removedMeanwhile = new Set<string>();
  #closed = false;

  constructor(parts: TenantDirectoryParts) {
    this.#parts = parts;
    const { requests, ports, tenancy } = parts;
    const { clock, random } = ports.runtime;
    this.#token = tenancy.client === undefined ? undefined : new ServiceToken(requests, tenancy.client);
    this.#loop = new RefreshLoop({
      clock,
      random: random.fork("tenants"),
      times: tenancy.times,
      refresh: () => this.#refresh(),
    });
    this.#subscriptions = this.#hearEvents();
    ports.bus.onStatus(({ kind }) => {
      if (kind === "reconnected") {
        this.#loop.nudge();
      }
    });
    this.#loop.nudge();
  }

  /** The tenants there are; undefined as long as nobody has told. */
  get known(): readonly SecuredTenantAccess[] | undefined {
    return this.#known;
  }

  /** The tenant with this issuer, if there is one. */
  findByIssuer(issuer: string): SecuredTenantAccess | undefined {
    return this.#byIssuer.get(issuer);
  }

  problem(): string | undefined {
    return this.#known === undefined
      ? `Tenants are not known yet: ${this.#loop.problem ?? "the Tenant Manager has not answered so far"}`
      : undefined;
  }

  degradations(): readonly string[] {
    return this.#loop.problem === undefined ? [] : [`Tenant Manager: ${this.#loop.problem}`];
  }

  /** Hears and asks no more. */
  close(): void {
    this.#closed = true;
    this.#loop.close();
    this.#subscriptions.forEach((subscription) => subscription.unsubscribe());
  }

  #hearEvents(): readonly BusSubscription[] {
    const { ports, tenancy } = this.#parts;
    const hear = (subject: string, codec: typeof tenantUpdatedCodec, take: (event: TenantUnregisteredEvent) => void) =>
      ports.bus.subscribe(subject, ({ payload }) => {
        const event = codec.decode(payload);
        if (event.ok) {
          take(event.value);
        } else {
          ports.runtime.logger.warn("unreadable tenant event dropped", { problem: event.problem });
        }
      });
    return [
      hear(tenantUpdatedSubscription(tenancy.instanceName), tenantUpdatedCodec, () => this.#loop.nudge()),
      hear(tenantUnregisteredSubscription(tenancy.instanceName), tenantUnregisteredCodec, ({ tenantId }) => {
        this.#removedMeanwhile.add(tenantId);
        this.#replace((this.#known ?? []).filter((access) => access.tenantId !== tenantId));
        this.#loop.nudge();
      }),
    ];
  }

  async #refresh(): Promise<string | undefined> {
    const { requests, tenancy, ports } = this.#parts;
    this.#removedMeanwhile.clear();
    const tenants = await readTenants(requests, tenancy.url, this.#token);
    if (!tenants.ok) {
      ports.runtime.logger.warn("tenants could not be fetched", { problem: tenants.problem });
      return tenants.problem;
    }
    if (!this.#closed) {
      const remaining = tenants.value.filter(({ tenantId }) => !this.#removedMeanwhile.has(tenantId));
      this.#known ??= [];
      this.#replace(remaining.map((tenant) => this.#accessTo(tenant)));
    }
    return undefined;
  }

  /** What is known of a tenant that has not changed, tokens and keys included, stays. */
  #accessTo(tenant: Tenant): SecuredTenantAccess {
    const before = this.#known?.find(({ secured }) => isSameTenant(secured.tenant, tenant));
    return before ?? securedAccess(tenant, false, this.#parts.requests, this.#parts.settings, this.#tokenOf(tenant));
  }

  /** The token by which tenants are asked for, if the tenant's client is the same one. */
  #tokenOf({ issuer, clientId, clientSecret }: Tenant): ServiceToken | undefined {
    const { client } = this.#parts.tenancy;
    const isSame = client?.issuer === issuer && client.clientId === clientId && client.clientSecret === clientSecret;
    return isSame ? this.#token : undefined;
  }

  #replace(known: readonly SecuredTenantAccess[]): void {
    if (this.#known !== undefined) {
      this.#known = known;
      this.#byIssuer = new Map(known.map((access) => [access.secured.tenant.issuer, access]));
      this.#parts.onChange();
    }
  }
}
