import { RestError } from "../control/index.ts";
import type { ApplicationState } from "./application-state.ts";
import { History } from "./history.ts";

/** How many applications are kept. */
export const APPLICATIONS_MAX = 10_000;
/** How many versions an application may have. */
export const APP_VERSIONS_MAX = 1_000;
/** How many characters the settings of all applications may have together. */
export const SETTINGS_CHARACTERS_MAX = 67_108_864;
/** Of how many deleted applications it is remembered what they were; above that the oldest are forgotten. */
export const DELETED_APPLICATIONS_MAX = 1_000;

/** The applications of all tenants, in memory. A name belongs to one tenant. Refusals are `RestError`s. */
export class ApplicationStore {
  readonly #histories = new Map<string, History<ApplicationState>>();
  readonly #deleted = new Set<string>();
  /** By tenant, the names of its applications: those of one may be many, and each of many may be asked about often. */
  readonly #names = new Map<string, Set<string>>();
  /** By full name of an appversion, its application. */
  readonly #owners = new Map<string, string>();
  #characters = 0;

  get(name: string): ApplicationState | undefined {
    return this.#histories.get(name)?.current;
  }

  /** What the application was before its latest changes. */
  before(name: string, changesBack: number): ApplicationState | undefined {
    return this.#histories.get(name)?.before(changesBack);
  }

  /**
   * The names of all applications, or of a tenant's, in the order of their creation, and of those that were deleted not
   * long ago.
   */
  names(tenantId?: string): readonly string[] {
    return [...((tenantId === undefined ? this.#histories.keys() : this.#names.get(tenantId)) ?? [])];
  }

  /**
   * Puts every state in the place of what was there, or none: 409 if the store would be too full or two applications
   * had an appversion of the same name.
   */
  putAll(states: readonly ApplicationState[]): void {
    this.#assertRoom(states);
    this.#assertVersions(states);
    for (const state of states) {
      this.#change(state.name, state);
      this.#deleted.delete(state.name);
      for (const versionName of state.versions.keys()) {
        this.#owners.set(versionName, state.name);
      }
    }
  }

  delete(name: string): void {
    this.#change(name, undefined);
    this.#deleted.add(name);
    for (const oldest of this.#deleted) {
      if (this.#deleted.size > DELETED_APPLICATIONS_MAX) {
        this.#deleted.delete(oldest);
        this.#forget(oldest);
      }
    }
  }

  #change(name: string, state: ApplicationState | undefined): void {
    const history = this.#histories.get(name) ?? new History();
    for (const versionName of history.current?.versions.keys() ?? []) {
      this.#owners.delete(versionName);
    }
    this.#characters += charactersOf(state) - charactersOf(history.current);
    const belongedTo = (history.current ?? history.before(1))?.tenantId;
    history.change(state);
    this.#histories.set(name, history);
    this.#enter(name, belongedTo, state?.tenantId ?? belongedTo);
  }

  #enter(name: string, belongedTo: string | undefined, tenantId: string | undefined): void {
    if (belongedTo !== undefined && belongedTo !== tenantId) {
      this.#names.get(belongedTo)?.delete(name);
    }
    if (tenantId !== undefined) {
      const names = this.#names.get(tenantId) ?? new Set();
      this.#names.set(tenantId, names.add(name));
    }
  }

  #forget(name: string): void {
    const tenantId = this.#histories.get(name)?.before(1)?.tenantId;
    this.#histories.delete(name);
    if (tenantId !== undefined) {
      this.#names.get(tenantId)?.delete(name);
    }
  }

  #assertRoom(states: readonly ApplicationState[]): void {
    const count = this.#histories.size - this.#deleted.size;
    const added = states.filter(({ name }) => this.get(name) === undefined).length;
    const more = states.reduce((sum, state) => sum + charactersOf(state) - charactersOf(this.get(state.name)), 0);
    const isTooMany = added > 0 && count + added > APPLICATIONS_MAX;
    if (isTooMany || (more > 0 && this.#characters + more > SETTINGS_CHARACTERS_MAX)) {
      const found = `${count} applications with settings of ${this.#characters} characters are kept already`;
      const limits = `${APPLICATIONS_MAX} and ${SETTINGS_CHARACTERS_MAX} are the limits`;
      throw new RestError(409, `${found}, and ${limits}; delete some first`);
    }
  }

  #assertVersions(states: readonly ApplicationState[]): void {
    const claimed = new Map<string, string>();
    for (const { name, versions } of states) {
      if (versions.size > APP_VERSIONS_MAX) {
        throw new RestError(409, `"${name}" would have more than ${APP_VERSIONS_MAX} appversions; delete some first`);
      }
      for (const versionName of versions.keys()) {
        const owner = claimed.get(versionName) ?? this.#owners.get(versionName) ?? name;
        if (owner !== name) {
          throw new RestError(409, `appversion "${versionName}" belongs to "${owner}" already; choose another name`);
        }
        claimed.set(versionName, name);
      }
    }
  }
}

function charactersOf(state: ApplicationState | undefined): number {
  let characters = 0;
  for (const { settings, versions } of state?.configs.values() ?? []) {
    characters += settings?.length ?? 0;
    for (const document of versions.values()) {
      characters += document.length;
    }
  }
  return characters;
}
