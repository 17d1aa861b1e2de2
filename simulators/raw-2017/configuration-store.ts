import { CONFIG_VERSION_MAX } from "../../protocol/raw-2017/index.ts";
import { RestError } from "../control/index.ts";

/** Whose configuration it is. */
export interface ConfigurationOwner {
  readonly appVersionToken: string;
  readonly endpointId: string;
}

/** A version of a configuration. */
export interface StoredConfiguration {
  readonly configVersion: number;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A configuration that is to be stored; without a version it gets the one after the last. */
export type NewConfiguration = Omit<StoredConfiguration, "configVersion"> & {
  readonly configVersion?: number | undefined;
};

interface Versions {
  /** The last number that was given, kept when the configurations are deleted. */
  lastVersion: number;
  /** The oldest comes first. */
  stored: readonly StoredConfiguration[];
}

/** How many endpoints may have configurations at once. */
export const OWNERS_MAX = 200_000;
/** How many versions of one endpoint are kept; the oldest go first. */
export const VERSIONS_MAX = 20;

/** The configurations of endpoints. Versions of one endpoint only grow; the highest is the latest. */
export class ConfigurationStore {
  readonly #owners = new Map<string, Versions>();

  /** Stores a configuration. Throws a `RestError`: 409 for a version that is none after the last, or above `OWNERS_MAX`. */
  put(owner: ConfigurationOwner, { contentType, content, configVersion }: NewConfiguration): StoredConfiguration {
    const versions = this.#owners.get(keyOf(owner)) ?? { lastVersion: 0, stored: [] };
    const version = configVersion ?? versions.lastVersion + 1;
    if ((versions.stored.length > 0 && version <= versions.lastVersion) || version > CONFIG_VERSION_MAX) {
      throw new RestError(
        409,
        `version ${version} does not come after version ${versions.lastVersion} of endpoint "${owner.endpointId}", or ` +
          `is above ${CONFIG_VERSION_MAX}; choose a higher one, or none`,
      );
    }
    if (!this.#owners.has(keyOf(owner)) && this.#owners.size >= OWNERS_MAX) {
      throw new RestError(409, `${OWNERS_MAX} endpoints have configurations here already; delete one first`);
    }
    const added = { configVersion: version, contentType, content };
    this.#owners.set(keyOf(owner), {
      lastVersion: version,
      stored: [...versions.stored, added].slice(-VERSIONS_MAX),
    });
    return added;
  }

  /** All versions that are kept, the oldest first. */
  list(owner: ConfigurationOwner): readonly StoredConfiguration[] {
    return this.#owners.get(keyOf(owner))?.stored ?? [];
  }

  /** The version that is wanted, or without one the latest. */
  find(owner: ConfigurationOwner, configVersion: number | undefined): StoredConfiguration | undefined {
    const stored = this.list(owner);
    return configVersion === undefined
      ? stored.at(-1)
      : stored.find((candidate) => candidate.configVersion === configVersion);
  }

  /** Forgets the configurations, but not which versions there have been. */
  delete(owner: ConfigurationOwner): void {
    const versions = this.#owners.get(keyOf(owner));
    if (versions !== undefined) {
      versions.stored = [];
    }
  }
}

/** Tells owners apart. */
export function keyOf({ appVersionToken, endpointId }: ConfigurationOwner): string {
  return JSON.stringify([appVersionToken, endpointId]);
}
