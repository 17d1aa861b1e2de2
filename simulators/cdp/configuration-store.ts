import { createHash } from "node:crypto";
import { RestError } from "../control/index.ts";

/** The name of a configuration whose name is not mentioned. */
export const DEFAULT_CONFIGURATION_NAME = "default";

/** How many configurations, deleted ones included, a provider remembers. */
export const CONFIGURATIONS_MAX = 200_000;

/** Which configuration is meant. Without an endpoint: the appversion's default for endpoints that have none. */
export interface ConfigurationKey {
  readonly endpointId: string | undefined;
  readonly appVersionName: string;
  readonly name: string;
}

/** A configuration as it is kept. */
export interface StoredConfiguration {
  /** 32 hexadecimal digits, another one each time something is stored. */
  readonly configId: string;
  readonly name: string;
  /** The JSON text exactly as it came. */
  readonly config: string;
  /** ISO 8601, UTC. */
  readonly createdDate: string;
  /** ISO 8601, UTC. */
  readonly updatedDate: string;
}

interface Entry {
  readonly key: ConfigurationKey;
  readonly revision: number;
  readonly current: StoredConfiguration | undefined;
}

/** The configurations of one provider instance, in memory. */
export class ConfigurationStore {
  readonly #instanceName: string;
  readonly #entries = new Map<string, Entry>();

  constructor(instanceName: string) {
    this.#instanceName = instanceName;
  }

  /** Stores a JSON text as the configuration. Throws a 409 `RestError` when the store is full. */
  put(key: ConfigurationKey, config: string, nowMs: number): StoredConfiguration {
    const before = this.#entries.get(identity(key));
    if (before === undefined && this.#entries.size >= CONFIGURATIONS_MAX) {
      throw new RestError(409, `${CONFIGURATIONS_MAX} configurations are stored already; start another provider`);
    }
    const revision = (before?.revision ?? 0) + 1;
    const date = new Date(nowMs).toISOString();
    const current = {
      configId: this.#configId(key, revision, config),
      name: key.name,
      config,
      createdDate: before?.current?.createdDate ?? date,
      updatedDate: date,
    };
    this.#entries.set(identity(key), { key, revision, current });
    return current;
  }

  /** What is stored under exactly this key. */
  get(key: ConfigurationKey): StoredConfiguration | undefined {
    return this.#entries.get(identity(key))?.current;
  }

  /** Returns whether there was something to delete. The revision is remembered, so that ids never come back. */
  delete(key: ConfigurationKey): boolean {
    const entry = this.#entries.get(identity(key));
    if (entry?.current === undefined) {
      return false;
    }
    this.#entries.set(identity(key), { ...entry, current: undefined });
    return true;
  }

  /** What is stored under the key and under the same with any other name, in the order of the names. */
  list({ endpointId, appVersionName }: Omit<ConfigurationKey, "name">): readonly StoredConfiguration[] {
    return [...this.#entries.values()]
      .filter(({ key }) => key.endpointId === endpointId && key.appVersionName === appVersionName)
      .flatMap(({ current }) => current ?? [])
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** What holds for an endpoint: its own configuration, or else its appversion's default. */
  currentFor(key: ConfigurationKey): StoredConfiguration | undefined {
    return this.get(key) ?? this.get({ ...key, endpointId: undefined });
  }

  #configId(key: ConfigurationKey, revision: number, config: string): string {
    const document = JSON.stringify([this.#instanceName, identity(key), revision, config]);
    return createHash("sha256").update(document).digest("hex").slice(0, 32);
  }
}

function identity({ endpointId, appVersionName, name }: ConfigurationKey): string {
  return JSON.stringify([endpointId ?? null, appVersionName, name]);
}
