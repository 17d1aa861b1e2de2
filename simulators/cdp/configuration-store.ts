import { createHash } from "node:crypto";
import { RestError } from "../control/index.ts";

/** The name of a configuration whose name is not mentioned. */
export const DEFAULT_CONFIGURATION_NAME = "default";

/** How many configurations a provider keeps. */
export const CONFIGURATIONS_MAX = 200_000;
/** How many characters their texts may have together. */
export const CONFIGURATION_CHARACTERS_MAX = 268_435_456;
/** Of how many deleted configurations the revision is remembered; above that the oldest are forgotten. */
export const DELETED_REVISIONS_MAX = 200_000;

/** Which configuration is meant. Without an endpoint: the appversion's default for endpoints that have none. */
export interface ConfigurationKey {
  readonly endpointId: string | undefined;
  readonly appVersionName: string;
  readonly name: string;
}

/** A configuration as it is kept. */
export interface StoredConfiguration {
  /** 32 hexadecimal digits, another one each time something is stored, unless whoever stored it chose the id. */
  readonly configId: string;
  readonly name: string;
  /** The JSON text exactly as it came. */
  readonly config: string;
  /** ISO 8601, UTC. */
  readonly createdDate: string;
  /** ISO 8601, UTC. */
  readonly updatedDate: string;
}

/** What is to be stored. */
export interface NewConfiguration {
  /** The JSON text. */
  readonly config: string;
  /** The id that it gets; computed unless told otherwise. */
  readonly configId?: string | undefined;
}

interface Entry {
  readonly key: ConfigurationKey;
  readonly revision: number;
  readonly stored: StoredConfiguration;
}

/** By identity; of one endpoint, or of all appversions. */
type Entries = Map<string, Entry>;

/** The configurations of one provider instance, in memory. */
export class ConfigurationStore {
  readonly #instanceName: string;
  readonly #owners = new Map<string | undefined, Entries>();
  readonly #deletedRevisions = new Map<string, number>();
  #count = 0;
  #characters = 0;

  constructor(instanceName: string) {
    this.#instanceName = instanceName;
  }

  /** Stores a JSON text as the configuration. Throws a 409 `RestError` when the store is full. */
  put(key: ConfigurationKey, configuration: NewConfiguration, nowMs: number): StoredConfiguration {
    this.#assertRoom([key], configuration.config.length);
    return this.#put(key, configuration, nowMs);
  }

  /** Stores a JSON text under every key, or throws a 409 `RestError` and stores it under none. */
  putAll(keys: readonly ConfigurationKey[], configuration: NewConfiguration, nowMs: number): void {
    this.#assertRoom(keys, keys.length * configuration.config.length);
    for (const key of keys) {
      this.#put(key, configuration, nowMs);
    }
  }

  /** What is stored under exactly this key. */
  get(key: ConfigurationKey): StoredConfiguration | undefined {
    return this.#owners.get(key.endpointId)?.get(identity(key))?.stored;
  }

  /** Returns whether there was something to delete. The revision is remembered, so that ids do not come back. */
  delete(key: ConfigurationKey): boolean {
    const entries = this.#owners.get(key.endpointId);
    const entry = entries?.get(identity(key));
    if (entries === undefined || entry === undefined) {
      return false;
    }
    entries.delete(identity(key));
    if (entries.size === 0) {
      this.#owners.delete(key.endpointId);
    }
    this.#count -= 1;
    this.#characters -= entry.stored.config.length;
    this.#rememberRevision(entry);
    return true;
  }

  /** Deletes whatever is stored for the endpoint, in every appversion and under every name. */
  forgetEndpoint(endpointId: string): void {
    for (const { key } of this.#owners.get(endpointId)?.values() ?? []) {
      this.delete(key);
    }
  }

  /** What is stored under the key and under the same with any other name, in the order of the names. */
  list({ endpointId, appVersionName }: Omit<ConfigurationKey, "name">): readonly StoredConfiguration[] {
    return [...(this.#owners.get(endpointId)?.values() ?? [])]
      .filter(({ key }) => key.appVersionName === appVersionName)
      .map(({ stored }) => stored)
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** What holds for an endpoint: its own configuration, or else its appversion's default. */
  currentFor(key: ConfigurationKey): StoredConfiguration | undefined {
    return this.get(key) ?? this.get({ ...key, endpointId: undefined });
  }

  #put(key: ConfigurationKey, { config, configId }: NewConfiguration, nowMs: number): StoredConfiguration {
    const known = identity(key);
    const entries: Entries = this.#owners.get(key.endpointId) ?? new Map();
    const before = entries.get(known);
    const revision = (before?.revision ?? this.#deletedRevisions.get(known) ?? 0) + 1;
    const date = new Date(nowMs).toISOString();
    const stored = {
      configId: configId ?? this.#computedId(key, revision, config),
      name: key.name,
      config,
      createdDate: before?.stored.createdDate ?? date,
      updatedDate: date,
    };
    this.#owners.set(key.endpointId, entries.set(known, { key, revision, stored }));
    this.#deletedRevisions.delete(known);
    this.#count += before === undefined ? 1 : 0;
    this.#characters += config.length - (before?.stored.config.length ?? 0);
    return stored;
  }

  #assertRoom(keys: readonly ConfigurationKey[], characters: number): void {
    const added = keys.filter((key) => this.get(key) === undefined).length;
    if (this.#count + added > CONFIGURATIONS_MAX || this.#characters + characters > CONFIGURATION_CHARACTERS_MAX) {
      const found = `${this.#count} configurations of ${this.#characters} characters are stored already`;
      const limits = `${CONFIGURATIONS_MAX} and ${CONFIGURATION_CHARACTERS_MAX} are the limits`;
      throw new RestError(409, `${found}, and ${limits}; delete some first`);
    }
  }

  #rememberRevision({ key, revision }: Entry): void {
    this.#deletedRevisions.set(identity(key), revision);
    if (this.#deletedRevisions.size > DELETED_REVISIONS_MAX) {
      for (const oldest of this.#deletedRevisions.keys()) {
        this.#deletedRevisions.delete(oldest);
        return;
      }
    }
  }

  #computedId(key: ConfigurationKey, revision: number, config: string): string {
    const document = JSON.stringify([this.#instanceName, identity(key), revision, config]);
    return createHash("sha256").update(document).digest("hex").slice(0, 32);
  }
}

function identity({ endpointId, appVersionName, name }: ConfigurationKey): string {
  return JSON.stringify([endpointId ?? null, appVersionName, name]);
}
