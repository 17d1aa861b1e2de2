import type { AvroCodec } from "../../protocol/avro/index.ts";
import {
  type ConnectedEvent,
  connectedCodec,
  connectedSubject,
  connectedSubscription,
  disconnectedCodec,
  disconnectedSubject,
} from "../../protocol/elce/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import { type BusMessage, type BusSubscription, type MessageBus, publishIfFits } from "../../transport/index.ts";
import type { Counters } from "../control/index.ts";
import type { ServiceCounter } from "./service-counters.ts";
import type { CommunicationServiceSettings } from "./settings.ts";

/** What connectivity events are made with. */
export interface ConnectivityParts {
  readonly settings: Pick<CommunicationServiceSettings, "instanceName" | "replicaId" | "announceConnectivity">;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
  readonly counters: Counters<ServiceCounter>;
}

/** Endpoint ids with the names of their appversions. */
export type EndpointsWithAppVersions = ReadonlyMap<string, string>;

/** Tells everybody which endpoints come and go (9/ELCE, "Connectivity events"), if the settings want it. */
export class ConnectivityEvents {
  readonly #parts: ConnectivityParts;
  readonly #enabled: boolean;

  constructor(parts: ConnectivityParts) {
    this.#parts = parts;
    this.#enabled = parts.settings.announceConnectivity ?? false;
  }

  /** Endpoints have opened a session. */
  connected(endpoints: EndpointsWithAppVersions): void {
    this.#announce(endpoints, connectedSubject(this.#parts.settings.instanceName), connectedCodec);
  }

  /** Endpoints can no longer be reached. One event for all those of a client, as 9/ELCE asks. */
  disconnected(endpoints: EndpointsWithAppVersions): void {
    this.#announce(endpoints, disconnectedSubject(this.#parts.settings.instanceName), disconnectedCodec);
  }

  /**
   * Calls `present` whenever the bus is back after a break, and announces the endpoints that it returns as connected:
   * who listens may have missed what happened meanwhile.
   */
  announceAfterBreaks(present: () => EndpointsWithAppVersions): void {
    this.#parts.bus.onStatus(({ kind }) => {
      if (kind === "reconnected") {
        this.connected(present());
      }
    });
  }

  /**
   * Calls `onMoved` for each endpoint that appears at another replica of the instance, with the time of its event in
   * Unix milliseconds. Without queue group: every replica has to know. Without announcements there is nothing to hear.
   */
  listen(onMoved: (endpointId: string, atMs: number) => void): readonly BusSubscription[] {
    const { bus, settings } = this.#parts;
    const hear = (message: BusMessage) => this.#hear(message, onMoved);
    return this.#enabled ? [bus.subscribe(connectedSubscription(settings.instanceName), hear)] : [];
  }

  #hear(message: BusMessage, onMoved: (endpointId: string, atMs: number) => void): void {
    const { settings, counters, runtime } = this.#parts;
    const event = connectedCodec.decode(message.payload);
    if (!event.ok) {
      counters.count("unreadableConnectivityEvents");
      runtime.logger.warn("dropped an unreadable event", { subject: message.subject, problem: event.problem });
      return;
    }
    if (event.value.originatorReplicaId === settings.replicaId) {
      return;
    }
    for (const endpointId of event.value.endpoints.keys()) {
      onMoved(endpointId, event.value.timestamp);
    }
  }

  /**
   * One event for all of them; in halves, and halves of those, where the bus does not take as much at once. An event
   * for one endpoint has no halves: if the bus does not take it, its error is thrown.
   */
  #announce(endpoints: EndpointsWithAppVersions, subject: string, codec: AvroCodec<ConnectedEvent>): void {
    if (!this.#enabled || endpoints.size === 0) {
      return;
    }
    const { bus } = this.#parts;
    const payload = codec.encode(this.#event(endpoints));
    if (endpoints.size === 1) {
      bus.publish(subject, payload);
      return;
    }
    if (!publishIfFits(bus, subject, payload)) {
      const all = [...endpoints];
      const middle = Math.ceil(all.length / 2);
      this.#announce(new Map(all.slice(0, middle)), subject, codec);
      this.#announce(new Map(all.slice(middle)), subject, codec);
    }
  }

  #event(endpoints: EndpointsWithAppVersions): ConnectedEvent {
    const { runtime, settings } = this.#parts;
    return {
      correlationId: runtime.ids.next(),
      timestamp: runtime.clock.now(),
      timeout: 0,
      endpoints,
      originatorReplicaId: settings.replicaId,
    };
  }
}
