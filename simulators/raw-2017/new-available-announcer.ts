import {
  configurationEventSubject,
  encodeNewAvailableEvent,
  RAW_READINGS,
  type RawReadings,
} from "../../protocol/raw-2017/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import { type MessageBus, publishIfFits } from "../../transport/index.ts";
import { CatchingUpAnnouncer } from "../announcing/index.ts";
import type { Counters, FaultRegistry } from "../control/index.ts";
import { type ConfigurationOwner, keyOf, type StoredConfiguration } from "./configuration-store.ts";
import type { ProviderCounter } from "./provider-counters.ts";
import { NO_JSON, type Raw2017ProviderFaults, spoiledReadings, type TakeFault } from "./provider-faults.ts";
import type { Raw2017ProviderSettings } from "./settings.ts";

/** What an announcer works with. */
export interface AnnouncerParts {
  readonly settings: Raw2017ProviderSettings;
  /** The replica that speaks. */
  readonly replicaId: string;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
  readonly faults: FaultRegistry<Raw2017ProviderFaults>;
  readonly counters: Counters<ProviderCounter>;
}

/** A version of an endpoint's configuration. */
export type Announcement = ConfigurationOwner & StoredConfiguration;

/** How many endpoints may wait to be told of while the bus is away; above that those that have waited longest are not. */
export const MISSED_MAX = 100_000;

/**
 * Tells everybody that there is a new configuration (5/CMX2CDP, `new-available`). Of what a break of the connection
 * swallows, the latest version of each endpoint is announced once the connection is back.
 */
export class NewAvailableAnnouncer {
  readonly #parts: AnnouncerParts;
  readonly #missed = new Map<string, Announcement>();
  readonly #announcer: CatchingUpAnnouncer<Announcement>;

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
    this.#announcer = new CatchingUpAnnouncer({
      bus: parts.bus,
      logger: parts.runtime.logger,
      publish: (announcement) => this.#publish(announcement),
      miss: (announcement) => this.#miss(announcement),
      takeMissed: () => this.#takeMissed(),
    });
  }

  /** Resolves when the bus has the event, or when it is clear that it cannot have it before its connection is back. */
  async announce(announcement: Announcement): Promise<void> {
    await this.#announcer.announce([announcement]);
  }

  /** There is no configuration any more: nothing is to be announced of it any longer. */
  forget(owner: ConfigurationOwner): void {
    this.#missed.delete(keyOf(owner));
  }

  /** Ends the catching up. */
  close(): void {
    this.#announcer.close();
  }

  /** Returns whether there was something to send. */
  #publish(announcement: Announcement): boolean {
    const { bus, counters, faults, runtime, settings } = this.#parts;
    const { endpointId, appVersionToken: appVersionName } = announcement;
    const take: TakeFault = (kind) => faults.take(kind, { endpointId, appVersionName });
    if (take("no-new-available-event") !== undefined) {
      return false;
    }
    const readings = spoiledReadings(settings.readings ?? RAW_READINGS, true, take);
    const payload = take("new-available-unreadable") === undefined ? this.#payload(announcement, readings) : NO_JSON;
    const times = take("new-available-event-twice") === undefined ? 1 : 2;
    const subject = configurationEventSubject(settings.instanceName, "new-available");
    for (let time = 0; time < times; time += 1) {
      if (!publishIfFits(bus, subject, payload)) {
        counters.count("announcementsTooLarge");
        runtime.logger.warn("an event is larger than the bus takes", { endpointId });
        return false;
      }
    }
    return true;
  }

  #payload(announcement: Announcement, readings: RawReadings): Uint8Array {
    const { replicaId, runtime } = this.#parts;
    const { appVersionToken, endpointId, configVersion, contentType, content } = announcement;
    return encodeNewAvailableEvent(
      {
        correlationId: runtime.ids.next(),
        eventTimestamp: runtime.clock.now(),
        originatorReplicaId: replicaId,
        appVersionToken,
        endpointId,
        configVersion,
        contentType,
        content,
      },
      readings,
    );
  }

  #miss(announcement: Announcement): void {
    const { counters } = this.#parts;
    counters.count("announcementsMissed");
    this.#missed.set(keyOf(announcement), announcement);
    if (this.#missed.size > MISSED_MAX) {
      const [oldest = ""] = this.#missed.keys();
      this.#missed.delete(oldest);
      counters.count("missedAnnouncementsForgotten");
    }
  }

  #takeMissed(): readonly Announcement[] {
    const all = [...this.#missed.values()];
    this.#missed.clear();
    return all;
  }
}
