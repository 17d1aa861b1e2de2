import type { UpdateType } from "../../protocol/scmp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { MessageBus } from "../../transport/index.ts";
import { CatchingUpAnnouncer } from "../announcing/index.ts";
import type { Counters, FaultRegistry } from "../control/index.ts";
import type { AcknowledgementLog } from "./acknowledgement-log.ts";
import { type Announcement, announcementOf, eventOf, occasionOf } from "./announcement.ts";
import { type Change, condensed } from "./change.ts";
import { RecentList } from "./recent-list.ts";
import type { TektonCounter } from "./tekton-counters.ts";
import type { TektonFaults } from "./tekton-faults.ts";

/** How many events are remembered; the oldest are forgotten first. */
export const EVENTS_MAX = 1_000;
/** How many events are kept for the time when the bus is back; above that one event says that everything changed. */
export const MISSED_EVENTS_MAX = 1_000;

/** An event that was announced, or was to be. */
export interface LoggedEvent {
  /** Unix time in milliseconds. */
  readonly announcedAtMs: number;
  readonly subject: string;
  readonly correlationId: string;
  readonly updateType: UpdateType;
  /** Null for a broadcast. */
  readonly serviceInstanceName: string | null;
  readonly tenantID: string | null;
  readonly appName: string | null;
  readonly appVerName: string | null;
  /** 0 for one that was lost on purpose. */
  readonly times: number;
}

/** What an announcer works with. */
export interface AnnouncerParts {
  readonly instanceName: string;
  /** The replica that speaks. */
  readonly replicaId: string;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
  readonly acknowledgements: AcknowledgementLog;
  readonly faults: FaultRegistry<TektonFaults>;
  readonly counters: Counters<TektonCounter>;
}

const EVERYTHING_CHANGED: Announcement = { updateType: "upsert", tenantID: null, appName: null, appVerName: null };

/**
 * Tells consumers that configurations have changed (17/SCMP). Every event has a reply subject, although nobody may
 * answer. What a break of the connection swallows is announced once the connection is back.
 */
export class Announcer {
  readonly #parts: AnnouncerParts;
  readonly #events = new RecentList<LoggedEvent>(EVENTS_MAX);
  readonly #missed = new RecentList<Announcement>(MISSED_EVENTS_MAX);
  readonly #announcer: CatchingUpAnnouncer<Announcement>;
  #isTooMuchMissed = false;

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

  /** Announces changes, a few of them by one event where 17/SCMP has one for that. Resolves as `announce` does. */
  async changed(changes: readonly Change[]): Promise<void> {
    const announcements = condensed(changes).map(announcementOf);
    const occasions = changes.map((change) => occasionOf(announcementOf(change)));
    if (this.#parts.faults.takeAny("change-without-event", () => occasions) === undefined) {
      await this.announce(announcements);
    }
  }

  /**
   * Sends the events, whether or not something changed. Resolves when the bus has them, or when it is clear that it
   * cannot have them before its connection is back.
   */
  async announce(announcements: readonly Announcement[]): Promise<void> {
    await this.#announcer.announce(announcements);
  }

  /** The latest events, the oldest first. */
  events(): readonly LoggedEvent[] {
    return this.#events.all();
  }

  /** Ends the catching up. */
  close(): void {
    this.#announcer.close();
  }

  #miss(announcement: Announcement): void {
    this.#parts.counters.count("eventsMissed");
    if (this.#missed.add(announcement)) {
      this.#isTooMuchMissed = true;
      this.#parts.counters.count("missedEventsForgotten");
    }
  }

  #takeMissed(): readonly Announcement[] {
    const missed = this.#missed.takeAll();
    const announcements = this.#isTooMuchMissed ? [EVERYTHING_CHANGED] : missed;
    this.#isTooMuchMissed = false;
    return announcements;
  }

  /** Returns whether anything was sent. */
  #publish(announcement: Announcement): boolean {
    const { faults, bus, runtime, acknowledgements, instanceName, replicaId } = this.#parts;
    const occasion = occasionOf(announcement);
    const correlationId = runtime.ids.next();
    const timestamp = runtime.clock.now();
    const { subject, payload } = eventOf(announcement, { correlationId, timestamp, instanceName, replicaId });
    const isLost = faults.take("event-lost", occasion) !== undefined;
    const times = isLost ? 0 : faults.take("event-twice", occasion) === undefined ? 1 : 2;
    const isGarbage = times > 0 && faults.take("garbage-event", occasion) !== undefined;
    const { updateType, tenantID, appName, appVerName, serviceInstanceName = null } = announcement;
    const names = { updateType, serviceInstanceName, tenantID, appName, appVerName };
    this.#events.add({ announcedAtMs: timestamp, subject, correlationId, ...names, times });
    for (let count = 0; count < times; count += 1) {
      bus.publish(subject, isGarbage ? GARBAGE : payload, acknowledgements.baitFor(correlationId));
    }
    return times > 0;
  }
}

/** A length that is greater than what is left, so that no Avro string can begin like this. */
const GARBAGE = Uint8Array.of(0xfe, 0xff, 0x03, 0x7b);
