import { type ConfigUpdated, configUpdatedCodec, configUpdatedSubject } from "../../protocol/cdtp/index.ts";
import { ABSENT_CONFIG_ID } from "../../protocol/cmp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { MessageBus } from "../../transport/index.ts";
import type { FaultRegistry } from "../control/index.ts";
import { type ConfigurationKey, type ConfigurationStore, DEFAULT_CONFIGURATION_NAME } from "./configuration-store.ts";
import type { ProviderFaults } from "./provider-faults.ts";
import type { SeenEndpoints } from "./seen-endpoints.ts";
import type { ConfigurationDataProviderSettings } from "./settings.ts";
import type { StatusLog } from "./status-log.ts";

/** What an announcer works with. */
export interface AnnouncerParts {
  readonly settings: ConfigurationDataProviderSettings;
  /** The replica that speaks. */
  readonly replicaId: string;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
  readonly store: ConfigurationStore;
  readonly seen: SeenEndpoints;
  readonly statuses: StatusLog;
  readonly faults: FaultRegistry<ProviderFaults>;
}

/** The content that stands for no configuration (7/CMP, "Absent configuration"). */
const ABSENT_CONTENT = "null";

/**
 * Tells everybody that configurations have changed (6/CDTP, "Configuration updated"), unless the settings forbid it.
 * The event has no place for a name, so changes of named configurations are not announced.
 */
export class UpdateAnnouncer {
  readonly #parts: AnnouncerParts;

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
  }

  /**
   * Something was stored or deleted under each key. One event for its endpoint; for the default of an appversion, one
   * for each endpoint that was seen in it and has no configuration of its own. Resolves when the bus has them.
   */
  async changed(keys: readonly ConfigurationKey[]): Promise<void> {
    const { settings, bus } = this.#parts;
    if (settings.announceUpdates === false) {
      return;
    }
    for (const { endpointId, appVersionName } of keys.filter(({ name }) => name === DEFAULT_CONFIGURATION_NAME)) {
      const concerned = endpointId === undefined ? this.#usersOfDefault(appVersionName) : [endpointId];
      concerned.forEach((concernedId) => this.#announce(concernedId, appVersionName));
    }
    await bus.flush();
  }

  #usersOfDefault(appVersionName: string): readonly string[] {
    const { seen, store } = this.#parts;
    const name = DEFAULT_CONFIGURATION_NAME;
    return seen
      .in(appVersionName)
      .filter((endpointId) => store.get({ endpointId, appVersionName, name }) === undefined);
  }

  #announce(endpointId: string, appVersionName: string): void {
    const { faults, bus, settings, statuses, runtime } = this.#parts;
    const occasion = { endpointId, appVersionName };
    if (faults.take("no-update-event", occasion) !== undefined) {
      return;
    }
    const { event, config } = this.#event(endpointId, appVersionName);
    const bytes = configUpdatedCodec.encode(event);
    const times = faults.take("update-event-twice", occasion) === undefined ? 1 : 2;
    for (let count = 0; count < times; count += 1) {
      bus.publish(configUpdatedSubject(settings.instanceName), bytes);
    }
    if (event.configId !== ABSENT_CONFIG_ID) {
      statuses.dispatched(event, config, runtime.clock.now());
    }
  }

  #event(endpointId: string, appVersionName: string): { readonly event: ConfigUpdated; readonly config: string } {
    const { store, runtime, replicaId } = this.#parts;
    const current = store.currentFor({ endpointId, appVersionName, name: DEFAULT_CONFIGURATION_NAME });
    const config = current?.config ?? ABSENT_CONTENT;
    const event = {
      correlationId: runtime.ids.next(),
      timestamp: runtime.clock.now(),
      timeout: 0,
      appVersionName,
      endpointId,
      configId: current?.configId ?? ABSENT_CONFIG_ID,
      contentType: "application/json",
      content: new TextEncoder().encode(config),
      originatorReplicaId: replicaId,
    };
    return { event, config };
  }
}
