import type { Hono } from "hono";
import type { Runtime } from "../../runtime/index.ts";
import { Counters, controlRoutes, FaultRegistry, RestError, restApp } from "../control/index.ts";
import { type TenantManagerFaults, tenantManagerFaultKinds } from "./tenant-manager-faults.ts";

/** What is counted, for each tenant and in all. */
export const TENANT_MANAGER_COUNTERS = [
  "discoveryDocumentsServed",
  "keySetsServed",
  "tokensIssued",
  "tokenRequestsRefused",
  "eventsPublished",
  "tenantsAnswered",
  "tenantRequestsRefused",
] as const;

/** One of `TENANT_MANAGER_COUNTERS`. */
export type TenantManagerCounter = (typeof TENANT_MANAGER_COUNTERS)[number];

/** How many tenants have faults and counters of their own. */
const CONTROLLED_MAX = 10_000;

interface Controlled {
  readonly faults: FaultRegistry<TenantManagerFaults>;
  readonly counters: Counters<TenantManagerCounter>;
  /** Made when somebody asks, which nobody does of most tenants. */
  readonly app: () => Hono;
}

/**
 * Faults and counters: those that concern all tenants, and those of one. The latter are there before their tenant is and
 * stay after it is gone, so that its events can be disturbed as well.
 */
export class TenantControls {
  readonly #runtime: Runtime;
  readonly #all: Controlled;
  readonly #controlled = new Map<string, Controlled>();

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
    this.#all = this.#newControlled("/control", "all tenants");
  }

  /** The settings of a fault that is to be committed now: one of the tenant, or else one of all. */
  take<K extends keyof TenantManagerFaults>(kind: K, tenantId: string | undefined): TenantManagerFaults[K] | undefined {
    const own = tenantId === undefined ? undefined : this.#controlled.get(tenantId)?.faults.take(kind, {});
    return own ?? this.#all.faults.take(kind, {});
  }

  /** Counts for all, and for the tenant if there is one. */
  count(name: TenantManagerCounter, tenantId?: string): void {
    this.#all.counters.count(name);
    if (tenantId !== undefined) {
      this.#of(tenantId)?.counters.count(name);
    }
  }

  /** Answers what is sent to `/control/faults`, `/control/counters` and, for a tenant, below `/control/tenants/:tenantId`. */
  async answer(request: Request, tenantId?: string): Promise<Response> {
    const controlled = tenantId === undefined ? this.#all : this.#of(tenantId);
    if (controlled === undefined) {
      throw new RestError(409, `${CONTROLLED_MAX} tenants have faults and counters already; start another simulator`);
    }
    return controlled.app().fetch(request);
  }

  /** Undefined for a new tenant when there are too many. */
  #of(tenantId: string): Controlled | undefined {
    const known = this.#controlled.get(tenantId);
    if (known !== undefined || this.#controlled.size >= CONTROLLED_MAX) {
      return known;
    }
    const controlled = this.#newControlled(`/control/tenants/${tenantId}`, `tenant ${tenantId}`);
    this.#controlled.set(tenantId, controlled);
    return controlled;
  }

  #newControlled(path: string, whose: string): Controlled {
    const { random, ids, logger } = this.#runtime;
    const faults = new FaultRegistry<TenantManagerFaults>(tenantManagerFaultKinds, {
      random: random.fork(`faults of ${whose}`),
      ids,
    });
    const counters = new Counters<TenantManagerCounter>(TENANT_MANAGER_COUNTERS);
    let made: Hono | undefined;
    const app = (): Hono => {
      made ??= restApp(logger).route(path, controlRoutes(faults, counters));
      return made;
    };
    return { faults, counters, app };
  }
}
