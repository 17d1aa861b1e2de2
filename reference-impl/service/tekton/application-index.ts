import type { ApplicationSettings } from "./application-settings.ts";

/** What a service is told of an appversion: two documents, which each service combines in its own way. */
export interface AppVersionConfiguration {
  readonly tenantId: string;
  readonly applicationName: string;
  readonly appVersionName: string;
  /** Settings of the application, the text of a JSON object; undefined if there are none. */
  readonly application: string | undefined;
  /** Settings of the appversion, the text of a JSON object; undefined if there are none. */
  readonly appVersion: string | undefined;
  /** A number that nothing else has, and a new one as soon as anything here is different. */
  readonly revision: number;
}

/** What a service is told of an application. */
export interface ApplicationConfiguration {
  readonly tenantId: string;
  readonly name: string;
  readonly settings: string | undefined;
  readonly appVersions: ReadonlyMap<string, AppVersionConfiguration>;
}

/**
 * Applications and appversions of all tenants, by name, so that their number makes no difference to finding one. What a
 * name means is settled by the tenant that had it first: names are unique on a platform, and endpoints tell no tenant.
 */
export class ApplicationIndex {
  readonly #tenants = new Map<string, ReadonlyMap<string, ApplicationConfiguration>>();
  readonly #appVersions = new Map<string, AppVersionConfiguration>();
  #revisions = 0;

  /** The appversion of this name, of whatever tenant. */
  find(appVersionName: string): AppVersionConfiguration | undefined {
    return this.#appVersions.get(appVersionName);
  }

  /** An application of the tenant. */
  application(tenantId: string, name: string): ApplicationConfiguration | undefined {
    return this.#tenants.get(tenantId)?.get(name);
  }

  /** Whether anything is known of the tenant, be it that it has no application. */
  has(tenantId: string): boolean {
    return this.#tenants.has(tenantId);
  }

  /**
   * Puts everything that is known of a tenant in the place of what was, at once. What did not change stays the same
   * object. Returns the names of appversions that another tenant has already.
   */
  replace(tenantId: string, applications: readonly ApplicationSettings[]): readonly string[] {
    const before = this.#tenants.get(tenantId);
    const after = new Map(
      applications.map((settings) => [settings.name, this.#configuration(tenantId, settings, before)]),
    );
    this.remove(tenantId);
    this.#tenants.set(tenantId, after);
    return this.#enter(after);
  }

  /** Forgets a tenant; others that have the same names get them with their own next fetch. */
  remove(tenantId: string): void {
    for (const application of this.#tenants.get(tenantId)?.values() ?? []) {
      for (const [name, configuration] of application.appVersions) {
        if (this.#appVersions.get(name) === configuration) {
          this.#appVersions.delete(name);
        }
      }
    }
    this.#tenants.delete(tenantId);
  }

  #enter(applications: ReadonlyMap<string, ApplicationConfiguration>): string[] {
    const taken: string[] = [];
    for (const { appVersions } of applications.values()) {
      for (const [name, configuration] of appVersions) {
        if (this.#appVersions.has(name)) {
          taken.push(name);
        } else {
          this.#appVersions.set(name, configuration);
        }
      }
    }
    return taken;
  }

  #configuration(
    tenantId: string,
    { name, settings, appVersionNames, appVersionSettings }: ApplicationSettings,
    before: ReadonlyMap<string, ApplicationConfiguration> | undefined,
  ): ApplicationConfiguration {
    const appVersions = new Map<string, AppVersionConfiguration>();
    for (const appVersionName of appVersionNames) {
      const appVersion = appVersionSettings.get(appVersionName);
      const known = before?.get(name)?.appVersions.get(appVersionName);
      const isSame = known !== undefined && known.application === settings && known.appVersion === appVersion;
      appVersions.set(
        appVersionName,
        isSame
          ? known
          : {
              tenantId,
              applicationName: name,
              appVersionName,
              application: settings,
              appVersion,
              revision: this.#next(),
            },
      );
    }
    return { tenantId, name, settings, appVersions };
  }

  #next(): number {
    this.#revisions += 1;
    return this.#revisions;
  }
}
