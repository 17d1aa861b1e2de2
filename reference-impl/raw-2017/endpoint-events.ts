import type { AvroCodec, Decoded } from "../../protocol/avro/index.ts";
import {
  connectedCodec,
  connectedSubscription,
  disconnectedCodec,
  disconnectedSubscription,
} from "../../protocol/elce/index.ts";
import { expiresAtMs } from "../../protocol/ism/index.ts";
import { configurationEventSubject, parseNewAvailableEvent } from "../../protocol/raw-2017/index.ts";
import type { BusSubscription } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { ConfigurationPushes } from "./configuration-pushes.ts";
import type { KnownEndpoints } from "./known-endpoints.ts";
import type { Raw2017Counts } from "./raw-2017-counts.ts";
import type { Raw2017CmxSettings } from "./settings.ts";

/** What the events work with. */
export interface EventParts {
  readonly settings: Raw2017CmxSettings;
  readonly ports: ServicePorts;
  readonly knownEndpoints: KnownEndpoints;
  readonly pushes: ConfigurationPushes;
  readonly counts: Raw2017Counts;
}

interface ConnectivityEvent {
  readonly correlationId: string;
  readonly timestamp: number;
  readonly timeout: number;
  readonly endpoints: ReadonlyMap<string, string>;
}

/**
 * The events of endpoints (9/ELCE) and of the provider (5/CMX2CDP). Replicas share in one queue group what has to be
 * acted upon; all of them hear who comes and goes.
 */
export class EndpointEvents {
  readonly #parts: EventParts;
  readonly #subscriptions: readonly BusSubscription[];

  constructor(parts: EventParts) {
    this.#parts = parts;
    const { communicationServiceInstanceName: gate, configurationDataProviderInstanceName: provider } = parts.settings;
    const [connected, disconnected] = [connectedSubscription(gate), disconnectedSubscription(gate)];
    this.#subscriptions = [
      this.#learn(connected, connectedCodec, (event) => this.#appeared(event)),
      this.#learn(disconnected, disconnectedCodec, (event) => this.#left(event)),
      this.#act(connected, (payload) =>
        this.#take(connected, connectedCodec.decode(payload), (event) => this.#connected(event)),
      ),
      this.#act(configurationEventSubject(provider, "new-available"), (payload, subject) => {
        const event = parseNewAvailableEvent(payload, parts.settings.readings);
        if (event.ok) {
          parts.pushes.pushAnnounced(event.value);
        } else {
          this.#dropUnreadable(subject, event.problem);
        }
      }),
    ];
    parts.ports.bus.onStatus(({ kind }) => {
      if (kind === "reconnected") {
        parts.knownEndpoints.doubt();
      }
    });
  }

  /** Takes no further events; resolves when those that have come are acted upon, save for answers of the provider. */
  async close(): Promise<void> {
    await Promise.all(this.#subscriptions.map((subscription) => subscription.drain()));
  }

  #learn<E extends ConnectivityEvent>(subject: string, codec: AvroCodec<E>, take: (event: E) => void): BusSubscription {
    return this.#parts.ports.bus.subscribe(subject, ({ payload }) => {
      const event = codec.decode(payload);
      if (event.ok && !this.#isExpired(event.value)) {
        take(event.value);
      }
    });
  }

  #act(subject: string, take: (payload: Uint8Array, subject: string) => void): BusSubscription {
    const { ports, settings } = this.#parts;
    const { instanceName: queueGroup } = settings;
    return ports.bus.subscribe(subject, (message) => take(message.payload, message.subject), { queueGroup });
  }

  #take(subject: string, event: Decoded<ConnectivityEvent>, take: (event: ConnectivityEvent) => void): void {
    if (!event.ok) {
      this.#dropUnreadable(subject, event.problem);
    } else if (this.#isExpired(event.value)) {
      this.#parts.counts.expired.add("event");
    } else {
      take(event.value);
    }
  }

  #dropUnreadable(subject: string, problem: string): void {
    const { counts, ports } = this.#parts;
    counts.unreadable.add("event");
    ports.runtime.logger.warn("unreadable event dropped", { subject, problem });
  }

  /** Which of the two copies of an event comes first is the bus's business, so this one is learned from as well. */
  #connected(event: ConnectivityEvent): void {
    this.#appeared(event);
    for (const [endpointId, appVersionName] of event.endpoints) {
      this.#parts.pushes.pushLatest({ correlationId: event.correlationId, endpointId, appVersionName });
    }
  }

  #appeared({ endpoints, timestamp }: ConnectivityEvent): void {
    for (const [endpointId, appVersionName] of endpoints) {
      this.#parts.knownEndpoints.appeared(endpointId, appVersionName, this.#past(timestamp));
    }
  }

  #left({ endpoints, timestamp }: ConnectivityEvent): void {
    for (const [endpointId, appVersionName] of endpoints) {
      this.#parts.knownEndpoints.left(endpointId, appVersionName, this.#past(timestamp));
    }
  }

  #isExpired(event: ConnectivityEvent): boolean {
    const expiryMs = expiresAtMs(event);
    return expiryMs !== undefined && expiryMs <= this.#parts.ports.runtime.clock.now();
  }

  /** A clock that is ahead must not make what is said now hold against what is said later. */
  #past(timestampMs: number): number {
    return Math.min(timestampMs, this.#parts.ports.runtime.clock.now());
  }
}
