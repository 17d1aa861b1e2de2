/** What an administrator says of an application or appversion. */
export interface Description {
  readonly displayName?: string;
  readonly description?: string;
}

/** An appversion. Dates are ISO 8601, UTC. */
export interface AppVersionState extends Description {
  /** In full: `<application>-<suffix>`. */
  readonly name: string;
  readonly createdDate: string;
  readonly updatedDate: string;
}

/** What one service is told of an application: JSON texts of objects, as they were spelled. */
export interface ServiceConfig {
  /** Without the reserved member `versions`. */
  readonly settings: string | undefined;
  /** By full name of the appversion. */
  readonly versions: ReadonlyMap<string, string>;
}

/** An application at one moment. Dates are ISO 8601, UTC. */
export interface ApplicationState extends Description {
  readonly tenantId: string;
  readonly name: string;
  readonly createdDate: string;
  readonly updatedDate: string;
  readonly versions: ReadonlyMap<string, AppVersionState>;
  /** By service instance. */
  readonly configs: ReadonlyMap<string, ServiceConfig>;
}

/** An application that has neither versions nor settings. */
export function newApplication(
  tenantId: string,
  name: string,
  description: Description,
  nowMs: number,
): ApplicationState {
  const date = new Date(nowMs).toISOString();
  return {
    tenantId,
    name,
    ...description,
    createdDate: date,
    updatedDate: date,
    versions: new Map(),
    configs: new Map(),
  };
}

/** The application with one more version, or with another state of it. */
export function withVersion(application: ApplicationState, version: AppVersionState): ApplicationState {
  return { ...application, versions: new Map(application.versions).set(version.name, version) };
}

/** A version that was made now. */
export function newVersion(name: string, description: Description, nowMs: number): AppVersionState {
  const date = new Date(nowMs).toISOString();
  return { name, ...description, createdDate: date, updatedDate: date };
}

/** The application without the version and without its settings. */
export function withoutVersion(application: ApplicationState, name: string): ApplicationState {
  const versions = new Map(application.versions);
  versions.delete(name);
  const configs = new Map<string, ServiceConfig>();
  for (const [serviceInstanceName, config] of application.configs) {
    const remaining = new Map(config.versions);
    remaining.delete(name);
    configs.set(serviceInstanceName, { ...config, versions: remaining });
  }
  return { ...application, versions, configs };
}

/** What becomes of a document; undefined is one that does not exist. */
export type DocumentEdit = (before: string | undefined) => string | undefined;

/** What becomes of the settings that one service has of an application and of its versions. */
export interface ConfigEdit {
  readonly settings?: DocumentEdit;
  readonly versions: ReadonlyMap<string, DocumentEdit>;
}

/** The application with other settings of a service. */
export function withConfig(
  application: ApplicationState,
  serviceInstanceName: string,
  edit: ConfigEdit,
): ApplicationState {
  const before = application.configs.get(serviceInstanceName);
  const settings = edit.settings === undefined ? before?.settings : edit.settings(before?.settings);
  const versions = new Map(before?.versions);
  for (const [name, editVersion] of edit.versions) {
    const after = editVersion(versions.get(name));
    if (after === undefined) {
      versions.delete(name);
    } else {
      versions.set(name, after);
    }
  }
  const configs = new Map(application.configs).set(serviceInstanceName, { settings, versions });
  return { ...application, configs };
}
