import type { BusStatus, MessageBus } from "./message-bus.ts";
import { TransportError } from "./transport-error.ts";

/** For tests: a connection to a bus that breaks and comes back when it is told to. */
export class BreakableConnection {
  readonly #listeners: ((status: BusStatus) => void)[] = [];
  #isBroken = false;

  /** The bus behind the connection. What is published during a break is lost, as it may be with a NATS client. */
  around(bus: MessageBus): MessageBus {
    return {
      publish: (...message) => (this.#isBroken ? undefined : bus.publish(...message)),
      subscribe: (...interest) => bus.subscribe(...interest),
      request: (...request) => bus.request(...request),
      flush: () =>
        this.#isBroken ? Promise.reject(new TransportError("BUS_DISCONNECTED", "the connection broke")) : bus.flush(),
      onStatus: (listener) => void this.#listeners.push(listener),
      close: () => bus.close(),
    };
  }

  /** Breaks; who does not flush learns of it by `tell` only. */
  break(): void {
    this.#isBroken = true;
  }

  /** Tells the listeners for the status that the connection broke or came back, whether or not it did. */
  tell(kind: "disconnected" | "reconnected"): void {
    this.#listeners.forEach((listener) => listener({ kind }));
  }

  /** Comes back, and tells so. */
  restore(): void {
    this.#isBroken = false;
    this.tell("reconnected");
  }
}
