import { RestError } from "../control/index.ts";
import { History } from "./history.ts";

/** How many tenants may have settings. */
export const TENANTS_MAX = 1_000;

/** How many characters the settings of all tenants may have together. */
export const TENANT_CHARACTERS_MAX = 16_777_216;

/** By service instance, the settings of a tenant: JSON texts of objects, as they were spelled. */
export type TenantConfigs = ReadonlyMap<string, string>;

/** The settings that tenants have, in memory. */
export class TenantStore {
  readonly #histories = new Map<string, History<TenantConfigs>>();

  /** Empty for a tenant without settings. */
  get(tenantId: string): TenantConfigs {
    return this.#histories.get(tenantId)?.current ?? new Map();
  }

  /** What the tenant had before its latest changes. */
  before(tenantId: string, changesBack: number): TenantConfigs {
    return this.#histories.get(tenantId)?.before(changesBack) ?? new Map();
  }

  /** Every tenant that has or had settings. */
  tenantIds(): readonly string[] {
    return [...this.#histories.keys()];
  }

  /** Replaces the settings of each tenant, or of none: a 409 `RestError` if there would be too much. */
  putAll(tenants: ReadonlyMap<string, TenantConfigs>): void {
    this.#assertRoom(tenants);
    for (const [tenantId, configs] of tenants) {
      const history = this.#histories.get(tenantId) ?? new History();
      history.change(configs);
      this.#histories.set(tenantId, history);
    }
  }
  #assertRoom(tenants: ReadonlyMap<string, TenantConfigs>): void {
    const after = new Map([...this.tenantIds().map((id) => [id, this.get(id)] as const), ...tenants]);
    let characters = 0;
    for (const configs of after.values()) {
      for (const text of configs.values()) {
        characters += text.length;
      }
    }
    if (after.size > TENANTS_MAX || characters > TENANT_CHARACTERS_MAX) {
      const found = `${after.size} tenants would have settings of ${characters} characters`;
      const limits = `${TENANTS_MAX} and ${TENANT_CHARACTERS_MAX} are the limits`;
      throw new RestError(409, `${found}, and ${limits}; make settings shorter`);
    }
  }
}
