import type { FaultRegistry } from "../control/index.ts";
import type { Announcer } from "./announcer.ts";
import type { ApplicationState } from "./application-state.ts";
import type { ApplicationStore } from "./application-store.ts";
import { type Change, changesBetween } from "./change.ts";
import type { TektonFaults } from "./tekton-faults.ts";
import type { TenantConfigs, TenantStore } from "./tenant-store.ts";

/** What a state writer works with. */
export interface StateWriterParts {
  readonly applications: ApplicationStore;
  readonly tenants: TenantStore;
  readonly announcer: Announcer;
  readonly faults: FaultRegistry<TektonFaults>;
}

/** What somebody meant to change, to be announced on demand even if it was so before. */
export type Intent = Omit<Change, "updateType">;

/**
 * Changes applications and the settings of tenants. Each method throws a 409 `RestError` if a store refuses, having
 * changed nothing; otherwise it resolves when the changes are announced. What is as it was before is neither kept as a
 * change nor announced.
 */
export class StateWriter {
  readonly #parts: StateWriterParts;

  constructor(parts: StateWriterParts) {
    this.#parts = parts;
  }

  /** Puts each state in the place of the application of this name. */
  async putAll(states: readonly ApplicationState[], intents: readonly Intent[] = []): Promise<void> {
    const { applications } = this.#parts;
    const changed = states.flatMap((state) => {
      const changes = changesBetween(applications.get(state.name), state);
      return changes.length === 0 ? [] : [{ state, changes }];
    });
    applications.putAll(changed.map(({ state }) => state));
    await this.#announce(
      changed.flatMap(({ changes }) => changes),
      intents,
    );
  }

  async delete(state: ApplicationState): Promise<void> {
    this.#parts.applications.delete(state.name);
    await this.#announce(changesBetween(state, undefined), []);
  }

  /** Puts other settings in the place of those of each tenant. */
  async putTenants(tenants: ReadonlyMap<string, TenantConfigs>, intents: readonly Intent[]): Promise<void> {
    const changed = new Map<string, TenantConfigs>();
    const changes: Change[] = [];
    for (const [tenantId, configs] of tenants) {
      const ofTenant = tenantChanges(tenantId, this.#parts.tenants.get(tenantId), configs);
      if (ofTenant.length > 0) {
        changed.set(tenantId, configs);
        changes.push(...ofTenant);
      }
    }
    this.#parts.tenants.putAll(changed);
    await this.#announce(changes, intents);
  }

  async #announce(changes: readonly Change[], intents: readonly Intent[]): Promise<void> {
    const { announcer, faults } = this.#parts;
    if (changes.length > 0) {
      return announcer.changed(changes);
    }
    const occasions = intents.map(({ tenantId, appName, appVerName }) => ({
      tenantId,
      applicationName: appName ?? undefined,
      appVersionName: appVerName ?? undefined,
    }));
    if (faults.takeAny("event-without-change", () => occasions) !== undefined) {
      await announcer.changed(intents.map((intent) => ({ ...intent, updateType: "upsert" })));
    }
  }
}

function tenantChanges(tenantId: string, before: TenantConfigs, after: TenantConfigs): readonly Change[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((serviceInstanceName) => {
    const settings = after.get(serviceInstanceName);
    return settings === before.get(serviceInstanceName)
      ? []
      : [
          {
            serviceInstanceName,
            updateType: settings === undefined ? ("delete" as const) : ("upsert" as const),
            tenantId,
            appName: null,
            appVerName: null,
          },
        ];
  });
}
