import type { BusSubscription } from "../../../transport/index.ts";
import { ConcurrencyLimit } from "../concurrency-limit.ts";
import type { DependencyHealth } from "../dependency-health.ts";
import { RefreshLoop } from "../refresh-loop.ts";
import type { TenantAccess, TenantSecurity } from "../security/index.ts";
import type { ServicePorts } from "../service.ts";
import { type ApplicationConfiguration, ApplicationIndex, type AppVersionConfiguration } from "./application-index.ts";
import { TektonClient, type TenantReading } from "./tekton-client.ts";
import type { TektonCounts } from "./tekton-counts.ts";
import type { TektonSettings } from "./tekton-settings.ts";
import { listenToUpdates } from "./update-listener.ts";

/** What application configurations need to know. */
export interface ApplicationConfigurationsParts {
  readonly settings: TektonSettings;
  /** The service instance whose settings are kept. */
  readonly serviceInstanceName: string;
  readonly ports: ServicePorts;
  readonly security: Pick<TenantSecurity, "tenants" | "isKnown" | "onChange">;
  readonly counts: TektonCounts;
}

interface TenantEntry {
  access: TenantAccess;
  /** What was fetched last, if all of it is in the index. */
  last: TenantReading | undefined;
  readonly loop: RefreshLoop;
}

/** Tenants that are asked about at the same time. */
const AT_A_TIME = 8;
/** How many tenants are named one by one when something is wrong with them. */
const DEGRADATIONS_MAX = 10;

/**
 * What Tekton tells a service of applications and appversions, of all tenants, kept by every replica. It is fetched at
 * the start, whenever an event says that it changed, after a break of the bus, and from time to time in case an event
 * was lost. While Tekton does not answer, what was known last holds.
 */
export class ApplicationConfigurations implements DependencyHealth {
  readonly #parts: ApplicationConfigurationsParts;
  readonly #client: TektonClient;
  readonly #index = new ApplicationIndex();
  readonly #tenants = new Map<string, TenantEntry>();
  readonly #limit = new ConcurrencyLimit(AT_A_TIME);
  readonly #subscriptions: readonly BusSubscription[];
  #closed = false;
  /** Those who wait until all is known. */
  #waiting: (() => void)[] = [];

  /** Begins at once, and starts whether Tekton answers or not. */
  constructor(parts: ApplicationConfigurationsParts) {
    this.#parts = parts;
    const { settings, serviceInstanceName, ports, security, counts } = parts;
    const { timeoutMs, bodyBytesMax, url, providerInstanceName } = settings;
    const requests = { http: ports.http, clock: ports.runtime.clock, timeoutMs, bodyBytesMax };
    this.#client = new TektonClient({ requests, url, serviceInstanceName });
    const onUpdate = (tenantId: string | undefined) => this.#changed(tenantId);
    this.#subscriptions = listenToUpdates({ ports, serviceInstanceName, providerInstanceName, counts, onUpdate });
    ports.bus.onStatus(({ kind }) => {
      if (kind === "reconnected") {
        this.#changed(undefined);
      }
    });
    security.onChange(() => this.#takeTenants());
    this.#takeTenants();
  }

  /** The way to Tekton itself. */
  get client(): Pick<TektonClient, "change"> {
    return this.#client;
  }

  /** Whether all is known that there is, so that what is not found does not exist. */
  get isComplete(): boolean {
    return this.#parts.security.isKnown && [...this.#tenants.keys()].every((tenantId) => this.#index.has(tenantId));
  }

  /** Resolves when all has become known that there is, which may be never. */
  whenComplete(): Promise<void> {
    return this.isComplete ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** What is told of an appversion; undefined if it does not exist, or is not known yet. */
  find(appVersionName: string): AppVersionConfiguration | undefined {
    return this.#index.find(appVersionName);
  }

  /** What is told of an application of a tenant; undefined if it does not exist, or is not known yet. */
  application(tenantId: string, name: string): ApplicationConfiguration | undefined {
    return this.#index.application(tenantId, name);
  }

  /** Whether anything is known of the tenant. */
  has(tenantId: string): boolean {
    return this.#index.has(tenantId);
  }

  /** The tenant's access to others; undefined for a tenant that there is not. */
  access(tenantId: string): TenantAccess | undefined {
    return this.#tenants.get(tenantId)?.access;
  }

  /** Fetches what a tenant has. Resolves when that is done, or has failed. */
  async refresh(tenantId: string): Promise<void> {
    await this.#tenants.get(tenantId)?.loop.request();
  }

  problem(): string | undefined {
    const tenantIds = [...this.#tenants.keys()];
    const isNoneKnown = tenantIds.length > 0 && !tenantIds.some((tenantId) => this.#index.has(tenantId));
    return isNoneKnown
      ? `Configurations are not known yet: ${this.#whatFails() ?? "Tekton has not answered so far"}`
      : undefined;
  }

  degradations(): readonly string[] {
    return [...this.#tenants]
      .filter(([, { loop }]) => loop.problem !== undefined)
      .slice(0, DEGRADATIONS_MAX)
      .map(([tenantId, { loop }]) => `Tekton, tenant ${tenantId}: ${loop.problem}`);
  }

  /** Hears and asks no more; what is known can still be found. */
  close(): void {
    this.#closed = true;
    this.#subscriptions.forEach((subscription) => subscription.unsubscribe());
    this.#tenants.forEach(({ loop }) => loop.close());
  }

  #whatFails(): string | undefined {
    return [...this.#tenants.values()].find(({ loop }) => loop.problem !== undefined)?.loop.problem;
  }

  #changed(tenantId: string | undefined): void {
    const entries = [...this.#tenants.values()];
    const concerned = entries.filter(
      ({ access }) => tenantId === undefined || access.isOnly || access.tenantId === tenantId,
    );
    if (concerned.length === 0 && tenantId !== undefined) {
      this.#parts.ports.runtime.logger.info("configuration update of an unknown tenant ignored", { tenantId });
    }
    concerned.forEach(({ loop }) => loop.nudge());
  }

  #takeTenants(): void {
    const tenants = new Map(this.#parts.security.tenants.map((access) => [access.tenantId, access]));
    for (const [tenantId, { loop }] of this.#tenants) {
      if (!tenants.has(tenantId)) {
        loop.close();
        this.#tenants.delete(tenantId);
        this.#index.remove(tenantId);
      }
    }
    for (const [tenantId, access] of tenants) {
      this.#takeTenant(tenantId, access);
    }
    this.#releaseIfComplete();
  }

  #releaseIfComplete(): void {
    if (this.#waiting.length > 0 && this.isComplete) {
      this.#waiting.splice(0).forEach((resolve) => resolve());
    }
  }

  #takeTenant(tenantId: string, access: TenantAccess): void {
    const known = this.#tenants.get(tenantId);
    if (known === undefined && !this.#closed) {
      const { clock, random } = this.#parts.ports.runtime;
      const loop = new RefreshLoop({
        clock,
        random: random.fork(`configurations of ${tenantId}`),
        times: this.#parts.settings.times,
        refresh: () => this.#limit.run(() => this.#refresh(entry)),
      });
      const entry: TenantEntry = { access, last: undefined, loop };
      this.#tenants.set(tenantId, entry);
      loop.nudge();
    } else if (known !== undefined && known.access !== access) {
      known.access = access;
      known.loop.nudge();
    }
  }

  async #refresh(entry: TenantEntry): Promise<string | undefined> {
    const { counts, ports } = this.#parts;
    const { tenantId } = entry.access;
    const isGone = () => this.#tenants.get(tenantId) !== entry || this.#closed;
    const reading = isGone() ? undefined : await this.#client.read(entry.access, entry.last);
    if (reading === undefined || isGone()) {
      return undefined;
    }
    counts.refreshes.add(reading.ok ? "done" : "failed");
    if (!reading.ok) {
      ports.runtime.logger.warn("configurations could not be fetched", { tenantId, problem: reading.problem });
      return reading.problem;
    }
    if (reading.value === entry.last) {
      return undefined;
    }
    const taken = this.#index.replace(tenantId, reading.value.applications);
    // A name that another tenant has may be free the next time.
    entry.last = taken.length === 0 ? reading.value : undefined;
    this.#releaseIfComplete();
    if (taken.length > 0) {
      const names = taken.slice(0, DEGRADATIONS_MAX).join(", ");
      ports.runtime.logger.warn("appversions left out: another tenant has their names", { tenantId, names });
    }
    return undefined;
  }
}
