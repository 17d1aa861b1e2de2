import type { AvroCodec, Decoded } from "../../protocol/avro/index.ts";
import { configUpdatedCodec, configUpdatedSubject } from "../../protocol/cdtp/index.ts";
import {
  appVersionUpdatedCodec,
  appVersionUpdatedSubscription,
  type ConnectedEvent,
  connectedCodec,
  connectedSubscription,
  disconnectedCodec,
  disconnectedSubscription,
  unregisteredCodec,
  unregisteredSubscription,
} from "../../protocol/elce/index.ts";
import { expiresAtMs } from "../../protocol/ism/index.ts";
import type { BusSubscription } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { CmxCounts } from "./cmx-counts.ts";
import type { ConfigurationPushes } from "./configuration-pushes.ts";
import type { Addressee, KnownEndpoints } from "./known-endpoints.ts";
import { OverduePushes } from "./overdue-pushes.ts";
import { RecentAddressees } from "./recent-addressees.ts";
import { type CmxSettings, silenceMs } from "./settings.ts";

/** What the events work with. */
export interface EventParts {
  readonly settings: CmxSettings;
  readonly ports: ServicePorts;
  readonly knownEndpoints: KnownEndpoints;
  readonly pushes: ConfigurationPushes;
  readonly counts: CmxCounts;
}

interface Event {
  readonly timestamp: number;
  readonly timeout: number;
}

/** Beyond what a dead sibling may have left undone, in milliseconds: events travel, and clocks go off late. */
const MARGIN_MS = 1000;

/**
 * The events of endpoints (9/ELCE) and of the provider (6/CDTP, configuration updated). Replicas share in one queue
 * group what has to be acted upon; besides, all of them hear everything, so that each knows what the endpoints are, and
 * what a sibling that dies may have left undone.
 */
export class EndpointEvents {
  readonly #parts: EventParts;
  readonly #recent: RecentAddressees;
  readonly #overdue: OverduePushes;
  readonly #subscriptions: readonly BusSubscription[];

  constructor(parts: EventParts) {
    const { ports, pushes, settings } = parts;
    this.#parts = parts;
    this.#recent = new RecentAddressees(silenceMs(settings) + settings.providerTimeoutMs + MARGIN_MS);
    this.#overdue = new OverduePushes(ports.runtime.clock, (addressee, done) =>
      pushes.pushCurrent("overdue", { ...addressee, correlationId: ports.runtime.ids.next() }, done),
    );
    this.#subscriptions = [...this.#learn(), ...this.#act()];
    ports.bus.onStatus(({ kind }) => {
      if (kind === "reconnected") {
        parts.knownEndpoints.doubt();
        this.#overdue.add(parts.knownEndpoints.connected());
      }
    });
  }

  /** A sibling has died without a goodbye: what it may have left undone is done. */
  takeOver(): void {
    this.#overdue.add(this.#recent.all(this.#nowMs()));
  }

  /** Takes no further events; resolves when those that have come are acted upon, save for answers of the provider. */
  async close(): Promise<void> {
    await Promise.all(this.#subscriptions.map((subscription) => subscription.drain()));
    this.#overdue.close();
  }

  #learn(): BusSubscription[] {
    const { settings, knownEndpoints, pushes } = this.#parts;
    const { communicationServiceInstanceName: gate, configurationDataProviderInstanceName: provider } = settings;
    return [
      this.#hear("learn", connectedSubscription(gate), connectedCodec, (event) => this.#appeared(event)),
      this.#hear("learn", disconnectedSubscription(gate), disconnectedCodec, ({ endpoints, timestamp }) => {
        for (const endpointId of endpoints.keys()) {
          knownEndpoints.left(endpointId, this.#past(timestamp));
        }
      }),
      this.#hear("learn", unregisteredSubscription(), unregisteredCodec, ({ endpointId, timestamp }) =>
        knownEndpoints.left(endpointId, this.#past(timestamp)),
      ),
      this.#hear("learn", appVersionUpdatedSubscription(), appVersionUpdatedCodec, (event) => this.#changed(event)),
      this.#hear("learn", configUpdatedSubject(provider), configUpdatedCodec, (event) => {
        this.#recent.add(event, this.#nowMs());
        pushes.hearUpdated(event);
      }),
    ];
  }

  /** Which of the two copies of an event comes first is the bus's business, so this one is learned from as well. */
  #act(): BusSubscription[] {
    const { settings, pushes } = this.#parts;
    const { communicationServiceInstanceName: gate, configurationDataProviderInstanceName: provider } = settings;
    return [
      this.#hear("act", connectedSubscription(gate), connectedCodec, (event) => {
        this.#appeared(event);
        for (const [endpointId, appVersionName] of event.endpoints) {
          pushes.pushCurrent("connected", { correlationId: event.correlationId, endpointId, appVersionName });
        }
      }),
      this.#hear("act", appVersionUpdatedSubscription(), appVersionUpdatedCodec, (event) => {
        this.#changed(event);
        pushes.pushCurrent("appversion-updated", event);
      }),
      this.#hear("act", configUpdatedSubject(provider), configUpdatedCodec, (event) => pushes.pushUpdated(event)),
    ];
  }

  #hear<T extends Event>(
    purpose: "learn" | "act",
    subject: string,
    codec: AvroCodec<T>,
    take: (event: T) => void,
  ): BusSubscription {
    const { ports, settings } = this.#parts;
    return ports.bus.subscribe(
      subject,
      ({ payload }) => {
        const event = codec.decode(payload);
        const expiryMs = event.ok ? expiresAtMs(event.value) : undefined;
        const expired = expiryMs !== undefined && expiryMs <= this.#nowMs();
        if (event.ok && !expired) {
          take(event.value);
        } else if (purpose === "act") {
          this.#drop(subject, event);
        }
      },
      purpose === "act" ? { queueGroup: settings.instanceName } : {},
    );
  }

  #drop(subject: string, event: Decoded<Event>): void {
    const { counts, ports } = this.#parts;
    if (event.ok) {
      counts.expired.add("event");
    } else {
      counts.unreadable.add("event");
      ports.runtime.logger.warn("unreadable event dropped", { subject, problem: event.problem });
    }
  }

  #appeared({ endpoints, timestamp }: ConnectedEvent): void {
    const saidAtMs = this.#past(timestamp);
    for (const [endpointId, appVersionName] of endpoints) {
      this.#parts.knownEndpoints.appeared({ endpointId, appVersionName }, saidAtMs);
      this.#recent.add({ endpointId, appVersionName }, this.#nowMs());
    }
  }

  #changed(event: Addressee & Event): void {
    this.#parts.knownEndpoints.changed(event, this.#past(event.timestamp));
    this.#recent.add(event, this.#nowMs());
  }

  /** A clock that is ahead must not make what is said now hold against what is said later. */
  #past(timestampMs: number): number {
    return Math.min(timestampMs, this.#nowMs());
  }

  #nowMs(): number {
    return this.#parts.ports.runtime.clock.now();
  }
}
