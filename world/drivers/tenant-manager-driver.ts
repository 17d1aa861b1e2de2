import { objectField, type RestDriver, textField } from "./rest-driver.ts";

/** A token to be made, whatever the grants would say. */
export interface AccessTokenOrder {
  readonly permissions: readonly { readonly rsname: string; readonly scopes: readonly string[] }[];
  /** What is wrong with it; nothing unless told otherwise. */
  readonly flaw?: string;
  /** How long it holds; some minutes unless told otherwise. */
  readonly lifetimeMs?: number;
}

/** Keeps tenants, and makes tokens of their issuers. */
export class TenantManagerDriver {
  readonly rest: RestDriver;
  readonly #servicePermissions: AccessTokenOrder["permissions"];
  readonly #created: string[] = [];

  /** `servicePermissions` is what services may do in the name of each tenant. */
  constructor(rest: RestDriver, servicePermissions: AccessTokenOrder["permissions"]) {
    this.rest = rest;
    this.#servicePermissions = servicePermissions;
  }

  /** Creates a tenant that is not announced before services may do their work in it. Resolves with its identifier. */
  async create(realmName: string): Promise<string> {
    const wanted = JSON.stringify({ realmName, availableAfterMs: AVAILABLE_AFTER_MS });
    const tenant = await this.rest.order("POST", "/control/tenants", wanted);
    const tenantId = textField(tenant, "tenantId");
    this.#created.push(tenantId);
    const client = { secret: textField(tenant, "backendClientSecret"), permissions: this.#servicePermissions };
    const name = textField(tenant, "backendClientId");
    await this.rest.order("PUT", `/control/tenants/${tenantId}/clients/${name}`, JSON.stringify(client));
    await this.rest.order("PATCH", `/control/tenants/${tenantId}`, JSON.stringify({ status: "AVAILABLE" }));
    return tenantId;
  }

  /** Removes a tenant that was created. */
  async remove(tenantId: string): Promise<void> {
    const index = this.#created.indexOf(tenantId);
    if (index >= 0) {
      this.#created.splice(index, 1);
    }
    await this.rest.order("DELETE", `/control/tenants/${tenantId}`);
  }

  /** A token of the tenant's issuer. */
  async accessToken(tenantId: string, order: AccessTokenOrder): Promise<string> {
    const answer = await this.rest.order("POST", `/control/tenants/${tenantId}/tokens`, JSON.stringify(order));
    return textField(answer, "accessToken");
  }

  /** The tenants that one version of the REST interface shows to whoever may see them. */
  async list(version: string): Promise<unknown> {
    const token = await this.accessToken("kaa", { permissions: this.#servicePermissions });
    const page = await this.rest.orderWith(token, "GET", `/api/${version}/tenants?limit=100`);
    return objectField(page, "results") ?? page;
  }

  /** The issuer of a tenant. */
  async issuer(tenantId: string): Promise<string> {
    return textField(await this.rest.order("GET", `/control/tenants/${tenantId}`), "issuer");
  }

  /** The tenant's issuer signs with another key from now on, and publishes the one before no longer. */
  async replaceKey(tenantId: string): Promise<void> {
    await this.rest.order("POST", `/control/tenants/${tenantId}/keys`, JSON.stringify({ keepOldMs: 0 }));
  }

  /** Removes every tenant that was created. */
  async clear(): Promise<void> {
    for (const tenantId of this.#created.splice(0)) {
      await this.rest.order("DELETE", `/control/tenants/${tenantId}`);
    }
  }
}

/** It becomes available by an order, long before. */
const AVAILABLE_AFTER_MS = 3_600_000;
