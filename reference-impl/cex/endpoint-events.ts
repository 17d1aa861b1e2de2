import type { AvroCodec } from "../../protocol/avro/index.ts";
import {
  appVersionUpdatedCodec,
  appVersionUpdatedSubscription,
  type ConnectedEvent,
  connectedCodec,
  connectedSubscription,
  registeredCodec,
  registeredSubscription,
  unregisteredCodec,
  unregisteredSubscription,
} from "../../protocol/elce/index.ts";
import { expiresAtMs } from "../../protocol/ism/index.ts";
import type { BusSubscription } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { CexCounts } from "./cex-counts.ts";
import type { KnownEndpoints } from "./known-endpoints.ts";
import type { CexSettings } from "./settings.ts";
import type { CommandStore, KnownEndpoint } from "./store/index.ts";
import { StoreUnavailableError } from "./store/index.ts";
import type { UnsettledEndpoints } from "./unsettled-endpoints.ts";
import { WorkUnderWay } from "./work-under-way.ts";

/** What the events work with. */
export interface EndpointEventsParts {
  readonly settings: CexSettings;
  readonly ports: ServicePorts;
  readonly counts: CexCounts;
  readonly store: Pick<CommandStore, "forgetEndpoint">;
  readonly endpoints: KnownEndpoints;
  readonly unsettled: Pick<UnsettledEndpoints, "add">;
}

interface Event {
  readonly timestamp: number;
  readonly timeout: number;
}

const UNDER_WAY_MAX = 100_000;

/**
 * The events of endpoints (9/ELCE). Replicas share in one queue group what has to be acted upon; besides, all of them
 * hear everything, so that none goes by what it knew before.
 */
export class EndpointEvents {
  readonly #parts: EndpointEventsParts;
  readonly #subscriptions: readonly BusSubscription[];
  readonly #underWay = new WorkUnderWay(UNDER_WAY_MAX);

  constructor(parts: EndpointEventsParts) {
    this.#parts = parts;
    this.#subscriptions = [...this.#hearAll(), ...this.#act()];
  }

  /** Takes no further events; resolves when those that came are acted upon. */
  async close(): Promise<void> {
    await Promise.all(this.#subscriptions.map((subscription) => subscription.drain()));
    await this.#underWay.settled();
  }

  #hearAll(): BusSubscription[] {
    const { endpoints, settings } = this.#parts;
    const gate = settings.communicationServiceInstanceName;
    return [
      this.#hear("learn", connectedSubscription(gate), connectedCodec, (event) =>
        event.endpoints.forEach((appVersionName, endpointId) => endpoints.hear({ endpointId, appVersionName })),
      ),
      this.#hear("learn", appVersionUpdatedSubscription(), appVersionUpdatedCodec, (event) => endpoints.hear(event)),
      this.#hear("learn", unregisteredSubscription(), unregisteredCodec, ({ endpointId }) =>
        endpoints.left(endpointId),
      ),
    ];
  }

  #act(): BusSubscription[] {
    const { settings, store, ports } = this.#parts;
    const gate = settings.communicationServiceInstanceName;
    return [
      this.#hear("act", connectedSubscription(gate), connectedCodec, (event) => this.#connected(event)),
      this.#hear("act", registeredSubscription(), registeredCodec, (event) => this.#learn(event, event.timestamp)),
      this.#hear("act", appVersionUpdatedSubscription(), appVersionUpdatedCodec, (event) =>
        this.#learn(event, event.timestamp),
      ),
      this.#hear("act", unregisteredSubscription(), unregisteredCodec, ({ endpointId }) =>
        this.#do(() => store.forgetEndpoint(endpointId, ports.runtime.clock.now())),
      ),
    ];
  }

  /** What is outstanding is sent once the store knows of the endpoint (reading G14). */
  #connected({ endpoints, timestamp }: ConnectedEvent): void {
    for (const [endpointId, appVersionName] of endpoints) {
      this.#learn({ endpointId, appVersionName }, timestamp, () =>
        // What was sent in the same millisecond may have come too early.
        this.#parts.unsettled.add(endpointId, this.#past(timestamp) + 1),
      );
    }
  }

  #learn({ endpointId, appVersionName }: KnownEndpoint, timestampMs: number, then: () => void = () => {}): void {
    const saidAtMs = this.#past(timestampMs);
    this.#do(async () => {
      try {
        await this.#parts.endpoints.learn({ endpointId, appVersionName }, saidAtMs);
      } finally {
        then();
      }
    });
  }

  /** While the store does not answer, an endpoint is known by what it says next, or by the register. */
  #do(work: () => Promise<void>): void {
    const { logger } = this.#parts.ports.runtime;
    const isTaken = this.#underWay.begin(async () => {
      try {
        await work();
      } catch (cause) {
        if (!(cause instanceof StoreUnavailableError)) {
          throw cause;
        }
        logger.warn("an event could not be stored", { problem: cause.message });
      }
    });
    if (!isTaken) {
      logger.warn("an event was dropped: too many are under way");
    }
  }

  #hear<T extends Event>(
    purpose: "learn" | "act",
    subject: string,
    codec: AvroCodec<T>,
    take: (event: T) => void,
  ): BusSubscription {
    const { counts, ports, settings } = this.#parts;
    return ports.bus.subscribe(
      subject,
      ({ payload }) => {
        const event = codec.decode(payload);
        const expiryMs = event.ok ? expiresAtMs(event.value) : undefined;
        const isExpired = expiryMs !== undefined && expiryMs <= ports.runtime.clock.now();
        if (event.ok && !isExpired) {
          take(event.value);
        } else if (purpose === "act") {
          (event.ok ? counts.expired : counts.unreadable).add("event");
        }
      },
      purpose === "act" ? { queueGroup: settings.instanceName } : {},
    );
  }

  /** A clock that is ahead must not make what is said now hold against what is said later. */
  #past(timestampMs: number): number {
    return Math.min(timestampMs, this.#parts.ports.runtime.clock.now());
  }
}
