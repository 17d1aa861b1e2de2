import {
  type BusStatus,
  type BusSubscription,
  type MessageBus,
  type SubscriptionOptions,
  TransportError,
} from "../../transport/index.ts";

type Handler = Parameters<MessageBus["subscribe"]>[1];

/** A connection to a bus that breaks and comes back as a test wants; meanwhile it loses what it is given. */
export class BreakableBus implements MessageBus {
  /** Above this, `publish` refuses. */
  payloadBytesMax = Number.POSITIVE_INFINITY;
  readonly #bus: MessageBus;
  readonly #listeners: ((status: BusStatus) => void)[] = [];
  #broken = false;

  constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  break(): void {
    this.#broken = true;
    this.tell({ kind: "disconnected" });
  }

  restore(): void {
    this.#broken = false;
    this.tell({ kind: "reconnected" });
  }

  tell(status: BusStatus): void {
    for (const listener of this.#listeners) {
      listener(status);
    }
  }

  publish(subject: string, payload: Uint8Array, replyTo?: string): void {
    if (payload.length > this.payloadBytesMax) {
      throw new TransportError("PAYLOAD_TOO_LARGE", `${payload.length} bytes; the bus takes ${this.payloadBytesMax}`);
    }
    if (!this.#broken) {
      this.#bus.publish(subject, payload, replyTo);
    }
  }

  subscribe(subject: string, handler: Handler, options?: SubscriptionOptions): BusSubscription {
    return this.#bus.subscribe(subject, (message) => this.#broken || handler(message), options);
  }

  request(...parameters: Parameters<MessageBus["request"]>): ReturnType<MessageBus["request"]> {
    return this.#bus.request(...parameters);
  }

  flush(): Promise<void> {
    return this.#bus.flush();
  }

  onStatus(listener: (status: BusStatus) => void): void {
    this.#listeners.push(listener);
  }

  close(): Promise<void> {
    return this.#bus.close();
  }
}
