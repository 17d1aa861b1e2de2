import { extensionDataCodec, extensionDataReplicaSubject, extensionDataSubject } from "../../protocol/esp/index.ts";
import type { BusMessage, MessageBus } from "../../transport/index.ts";
import { COMMUNICATION_REPLICA_ID, INSTANCES } from "../instance-names.ts";

/** Counts, as seen on the bus, how often each request of an endpoint is answered. */
export class AnswerCounts {
  readonly #counts = new Map<string, number>();

  constructor(bus: MessageBus) {
    const subjects = [
      extensionDataReplicaSubject(COMMUNICATION_REPLICA_ID),
      extensionDataSubject(INSTANCES.communicationService),
    ];
    for (const subject of subjects) {
      bus.subscribe(subject, (message) => this.#take(message));
    }
  }

  /** How many requests were answered at all. */
  get requests(): number {
    return this.#counts.size;
  }

  /** Correlation identifiers of requests that were answered more than once, and how often. */
  get several(): readonly (readonly [correlationId: string, count: number])[] {
    return [...this.#counts].filter(([, count]) => count > 1);
  }

  #take({ payload, noResponders }: BusMessage): void {
    const decoded = extensionDataCodec.decode(payload);
    // What nobody asked for bears no request identifier.
    if (!noResponders && decoded.ok && decoded.value.requestId !== null) {
      const { correlationId } = decoded.value;
      this.#counts.set(correlationId, (this.#counts.get(correlationId) ?? 0) + 1);
    }
  }
}
