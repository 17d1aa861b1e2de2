import { type ConfigUpdated, configUpdatedCodec, configUpdatedSubject } from "../../protocol/cdtp/index.ts";
import { ABSENT_CONFIG_ID } from "../../protocol/cmp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import { type MessageBus, publishIfFits } from "../../transport/index.ts";
import { CatchingUpAnnouncer } from "../announcing/index.ts";
import type { Counters, FaultRegistry } from "../control/index.ts";
import { type ConfigurationKey, type ConfigurationStore, DEFAULT_CONFIGURATION_NAME } from "./configuration-store.ts";
import { type EndpointInAppVersion, MissedUpdates } from "./missed-updates.ts";
import type { ProviderCounter } from "./provider-counters.ts";
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
  readonly counters: Counters<ProviderCounter>;
}

/** The content that stands for no configuration (7/CMP, "Absent configuration"). */
const ABSENT_CONTENT = "null";

/**
 * Tells everybody that configurations have changed (6/CDTP, "Configuration updated"), unless the settings forbid it.
 * The event has no place for a name, so changes of named configurations are not announced.
 * What a break of the connection swallows is announced once the connection is back, as it holds then.
 */
export class UpdateAnnouncer {
  readonly #parts: AnnouncerParts;
  readonly #missed = new MissedUpdates();
  readonly #announcer: CatchingUpAnnouncer<EndpointInAppVersion>;

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
    this.#announcer = new CatchingUpAnnouncer({
      bus: parts.bus,
      logger: parts.runtime.logger,
      publish: (concerned) => this.#publish(concerned),
      miss: (concerned) => this.#miss(concerned),
      takeMissed: () => this.#missed.takeAll(),
    });
  }

  /**
   * Something was stored or deleted under each key. One event for its endpoint; for the default of an appversion, one
   * for each endpoint that was seen in it and has no configuration of its own. Resolves as `announce` does.
   */
  async changed(keys: readonly ConfigurationKey[]): Promise<void> {
    if (this.#parts.settings.announceUpdates !== false) {
      await this.announce(this.#concernedBy(keys));
    }
  }

  /**
   * Announces what holds for each endpoint now, whether or not it is new. Resolves when the bus has the events, or when
   * it is clear that it cannot have them before its connection is back.
   */
  async announce(concerned: readonly EndpointInAppVersion[]): Promise<void> {
    await this.#announcer.announce(concerned);
  }

  /** The endpoint is gone: nothing is to be announced of it any longer. */
  forgetEndpoint(endpointId: string): void {
    this.#missed.forgetEndpoint(endpointId);
  }

  /** Ends the catching up. */
  close(): void {
    this.#announcer.close();
  }

  #miss(missed: EndpointInAppVersion): void {
    this.#parts.counters.count("updatesMissed");
    if (this.#missed.add(missed)) {
      this.#parts.counters.count("missedUpdatesForgotten");
    }
  }

  #concernedBy(keys: readonly ConfigurationKey[]): readonly EndpointInAppVersion[] {
    return keys
      .filter(({ name }) => name === DEFAULT_CONFIGURATION_NAME)
      .flatMap(({ endpointId, appVersionName }) => {
        const concerned = endpointId === undefined ? this.#usersOfDefault(appVersionName) : [endpointId];
        return concerned.map((concernedId) => ({ endpointId: concernedId, appVersionName }));
      });
  }

  #usersOfDefault(appVersionName: string): readonly string[] {
    const { seen, store } = this.#parts;
    const name = DEFAULT_CONFIGURATION_NAME;
    return seen
      .in(appVersionName)
      .filter((endpointId) => store.get({ endpointId, appVersionName, name }) === undefined);
  }

  /** Returns whether there was something to send. */
  #publish(occasion: EndpointInAppVersion): boolean {
    const { faults, bus, settings, statuses, runtime, counters } = this.#parts;
    if (faults.take("no-update-event", occasion) !== undefined) {
      return false;
    }
    const elsewhere = faults.take("update-for-another-app-version", occasion);
    const { event, config } = this.#event(occasion, elsewhere?.appVersionName);
    const bytes = configUpdatedCodec.encode(event);
    const times = faults.take("update-event-twice", occasion) === undefined ? 1 : 2;
    for (let count = 0; count < times; count += 1) {
      if (!publishIfFits(bus, configUpdatedSubject(settings.instanceName), bytes)) {
        counters.count("updatesTooLarge");
        runtime.logger.warn("an update is larger than the bus takes and was not announced", { ...occasion });
        return false;
      }
    }
    if (event.configId !== ABSENT_CONFIG_ID) {
      statuses.dispatched(event, config, runtime.clock.now());
    }
    return true;
  }

  #event(
    { endpointId, appVersionName }: EndpointInAppVersion,
    announcedAppVersionName: string | undefined,
  ): { readonly event: ConfigUpdated; readonly config: string } {
    const { store, runtime, replicaId } = this.#parts;
    const current = store.currentFor({ endpointId, appVersionName, name: DEFAULT_CONFIGURATION_NAME });
    const config = current?.config ?? ABSENT_CONTENT;
    const event = {
      correlationId: runtime.ids.next(),
      timestamp: runtime.clock.now(),
      timeout: 0,
      appVersionName: announcedAppVersionName ?? appVersionName,
      endpointId,
      configId: current?.configId ?? ABSENT_CONFIG_ID,
      contentType: "application/json",
      content: new TextEncoder().encode(config),
      originatorReplicaId: replicaId,
    };
    return { event, config };
  }
}
