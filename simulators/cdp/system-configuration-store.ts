import { createHash } from "node:crypto";
import { RestError } from "../control/index.ts";

/** At which level of the hierarchy a system configuration is defined; as it stands in paths. */
export type SystemLevel = "tenants" | "applications" | "app-versions" | "endpoints";

/** Every `SystemLevel`. */
export const SYSTEM_LEVELS: readonly SystemLevel[] = ["tenants", "applications", "app-versions", "endpoints"];

/** Whose system configurations are meant: one tenant, application, appversion or endpoint. */
export interface SystemOwner {
  readonly level: SystemLevel;
  readonly id: string;
}

/** What a caller says of a system configuration. */
export interface SystemConfigurationInput {
  readonly name: string;
  readonly displayName?: string | null;
  /** A JSON text. */
  readonly config: string;
}

/** A configuration of services, never sent to devices. Dates are ISO 8601, UTC. */
export interface SystemConfiguration {
  /** Stays the same when the configuration is updated. */
  readonly configId: string;
  readonly name: string;
  readonly displayName: string | null;
  readonly config: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** How many system configurations are kept. */
export const SYSTEM_CONFIGURATIONS_MAX = 10_000;

interface Entry {
  readonly configuration: SystemConfiguration;
  readonly revision: number;
}

/** The system configurations of one provider instance, in memory. Refusals are `RestError`s. */
export class SystemConfigurationStore {
  readonly #instanceName: string;
  /** By owner, then by configuration id. */
  readonly #owners = new Map<string, Map<string, Entry>>();
  #count = 0;
  #created = 0;

  constructor(instanceName: string) {
    this.#instanceName = instanceName;
  }

  /** 409 for a name that the owner has already, and when the store is full. */
  create(owner: SystemOwner, input: SystemConfigurationInput, nowMs: number): SystemConfiguration {
    if (this.#count >= SYSTEM_CONFIGURATIONS_MAX) {
      throw new RestError(409, `${SYSTEM_CONFIGURATIONS_MAX} system configurations are stored; delete one first`);
    }
    this.#assertFree(owner, input.name, undefined);
    this.#created += 1;
    this.#count += 1;
    const date = new Date(nowMs).toISOString();
    const configuration = { configId: this.#newId(owner), ...said(input), createdAt: date, updatedAt: date };
    const entries = this.#owners.get(identity(owner)) ?? new Map<string, Entry>();
    this.#owners.set(identity(owner), entries.set(configuration.configId, { configuration, revision: 1 }));
    return configuration;
  }

  /** Replaces what is stored under the id, or a 404; 409 for a name that another one of the owner has. */
  update(owner: SystemOwner, configId: string, input: SystemConfigurationInput, nowMs: number): SystemConfiguration {
    const { configuration: before, revision } = this.#entry(owner, configId);
    this.#assertFree(owner, input.name, configId);
    const configuration = { ...before, ...said(input), updatedAt: new Date(nowMs).toISOString() };
    this.#owners.get(identity(owner))?.set(configId, { configuration, revision: revision + 1 });
    return configuration;
  }

  /** What is stored under the id, or a 404. */
  get(owner: SystemOwner, configId: string): SystemConfiguration {
    return this.#entry(owner, configId).configuration;
  }

  /** Another text each time that what is stored under the id changes; or a 404. */
  version(owner: SystemOwner, configId: string): string {
    return `${configId}.${this.#entry(owner, configId).revision}`;
  }

  /** What the owner has under the name, or a 404. */
  current(owner: SystemOwner, name: string): SystemConfiguration {
    const found = this.list(owner).find((configuration) => configuration.name === name);
    if (found === undefined) {
      throw new RestError(404, `no system configuration "${name}" of ${described(owner)} is stored; POST one first`);
    }
    return found;
  }

  /** All of the owner's, the oldest first. */
  list(owner: SystemOwner): readonly SystemConfiguration[] {
    return [...(this.#owners.get(identity(owner))?.values() ?? [])].map(({ configuration }) => configuration);
  }

  /** Deletes what is stored under the id, or a 404. */
  delete(owner: SystemOwner, configId: string): void {
    this.#entry(owner, configId);
    const entries = this.#owners.get(identity(owner));
    entries?.delete(configId);
    this.#count -= 1;
    if (entries?.size === 0) {
      this.#owners.delete(identity(owner));
    }
  }

  /** Deletes all of the owner's. */
  forget(owner: SystemOwner): void {
    this.#count -= this.#owners.get(identity(owner))?.size ?? 0;
    this.#owners.delete(identity(owner));
  }

  #entry(owner: SystemOwner, configId: string): Entry {
    const entry = this.#owners.get(identity(owner))?.get(configId);
    if (entry === undefined) {
      throw new RestError(
        404,
        `${described(owner)} has no system configuration "${configId}"; GET lists those there are`,
      );
    }
    return entry;
  }

  #assertFree(owner: SystemOwner, name: string, configId: string | undefined): void {
    const holder = this.list(owner).find((configuration) => configuration.name === name);
    if (holder !== undefined && holder.configId !== configId) {
      throw new RestError(409, `${described(owner)} has "${name}" already, as ${holder.configId}; update that one`);
    }
  }

  #newId(owner: SystemOwner): string {
    const document = JSON.stringify([this.#instanceName, identity(owner), this.#created]);
    return createHash("sha256").update(document).digest("hex").slice(0, 32);
  }
}

function said({ name, displayName, config }: SystemConfigurationInput) {
  return { name, displayName: displayName ?? null, config };
}

function identity({ level, id }: SystemOwner): string {
  return JSON.stringify([level, id]);
}

function described({ level, id }: SystemOwner): string {
  return `"${id}" of the ${level}`;
}
