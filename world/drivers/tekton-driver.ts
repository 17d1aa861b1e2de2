import type { RestDriver } from "./rest-driver.ts";
import type { TenantManagerDriver } from "./tenant-manager-driver.ts";

/** An application of a tenant, or one of its versions by its full name. */
export interface ApplicationNames {
  readonly tenantId: string;
  readonly application: string;
  readonly appVersion?: string;
}

/** An event that Tekton is to send although nothing changed. */
export interface AnnouncementOrder {
  readonly updateType: "upsert" | "delete";
  readonly serviceInstanceName?: string;
  readonly tenantID: string | null;
  readonly appName: string | null;
  readonly appVerName: string | null;
}

/** A token of an administrator may do all of this with an application. */
const SCOPES = ["application:read", "application:update", "application:delete"];
const API = "/api/v1";
/** Applications that one request may create, so that it is not too long. */
const LOADED_AT_ONCE = 500;

/** Keeps applications, their appversions and settings at Tekton, as an administrator of a tenant would. */
export class TektonDriver {
  readonly rest: RestDriver;
  readonly #tenants: TenantManagerDriver;
  readonly #created: ApplicationNames[] = [];

  constructor(rest: RestDriver, tenants: TenantManagerDriver) {
    this.rest = rest;
    this.#tenants = tenants;
  }

  /** Creates an application without versions. */
  async createApplication(names: ApplicationNames): Promise<void> {
    const { tenantId, application: name } = names;
    await this.#order(names, "POST", `/applications?tenantId=${tenantId}`, JSON.stringify({ name }));
    this.#created.push(names);
  }

  /** Creates applications of a tenant with their versions, all at once; they last as long as Tekton does. */
  async load(tenantId: string, service: string, applications: ReadonlyMap<string, readonly string[]>): Promise<void> {
    const scopes = ["kaa:application:create", "kaa:application:update"];
    const token = await this.#tenants.accessToken("kaa", { permissions: [{ rsname: "kaa-system", scopes }] });
    const loaded = Array.from(applications, ([name, appVersions]) => {
      const versions = Object.fromEntries(appVersions.map((appVersion) => [appVersion, null]));
      return [name, { versions }] as const;
    });
    for (let from = 0; from < loaded.length; from += LOADED_AT_ONCE) {
      const part = Object.fromEntries(loaded.slice(from, from + LOADED_AT_ONCE));
      const body = JSON.stringify({ [service]: { kaa: { applications: part } } });
      await this.rest.orderWith(token, "POST", `${API}/app-configs?tenantId=${tenantId}`, body);
    }
  }

  /** Creates a version of an application. Resolves with its full name, `<application>-<suffix>`. */
  async createAppVersion(names: ApplicationNames, suffix: string): Promise<string> {
    const path = `/applications/${names.application}/app-versions`;
    await this.#order(names, "POST", path, JSON.stringify({ nameSuffix: suffix }));
    return `${names.application}-${suffix}`;
  }

  /** Removes an application, or the version that is named. */
  async remove(names: ApplicationNames): Promise<void> {
    const { application, appVersion } = names;
    const version = appVersion === undefined ? "" : `/app-versions/${appVersion}`;
    await this.#order(names, "DELETE", `/applications/${application}${version}`);
    if (appVersion === undefined) {
      this.#forget(application);
    }
  }

  /** Sets what a service is told of an application or, if one is named, of its version. */
  async setSettings(names: ApplicationNames, service: string, settings: string): Promise<void> {
    await this.#order(names, "PUT", settingsPath(names, service), settings);
  }

  /** Takes back what a service is told of an application or version: it has no settings then. */
  async removeSettings(names: ApplicationNames, service: string): Promise<void> {
    await this.#order(names, "DELETE", settingsPath(names, service));
  }

  /** What services are shown of an application, of one service instance. */
  async settings(names: ApplicationNames, service: string): Promise<unknown> {
    return this.#order(names, "GET", settingsPath(names, service));
  }

  /** Has Tekton send an event although nothing changed. On the bus when the promise resolves. */
  async announce(order: AnnouncementOrder): Promise<void> {
    await this.rest.order("POST", "/control/announcements", JSON.stringify(order));
  }

  /** Removes every application that was created. */
  async clear(): Promise<void> {
    if (this.#created.length === 0) {
      return;
    }
    // Their tenants may be gone; the platform's own may remove everything.
    const permissions = [{ rsname: "kaa-system", scopes: ["kaa:application:delete"] }];
    const token = await this.#tenants.accessToken("kaa", { permissions });
    for (const { application } of this.#created.splice(0)) {
      await this.rest.orderWith(token, "DELETE", `${API}/applications/${application}`);
    }
  }

  #forget(application: string): void {
    const index = this.#created.findIndex((created) => created.application === application);
    if (index >= 0) {
      this.#created.splice(index, 1);
    }
  }

  async #order(names: ApplicationNames, method: string, path: string, body?: string): Promise<unknown> {
    const { tenantId, application } = names;
    const token = await this.#tenants.accessToken(tenantId, {
      permissions: [
        { rsname: `application-${application}`, scopes: SCOPES },
        { rsname: "tenant-system", scopes: ["tenant:application:create"] },
      ],
    });
    return this.rest.orderWith(token, method, `${API}${path}`, body);
  }
}

function settingsPath({ application, appVersion }: ApplicationNames, service: string): string {
  const version = appVersion === undefined ? "" : `/app-versions/${appVersion}`;
  return `/app-configs/applications/${application}${version}?serviceInstanceName=${service}`;
}
