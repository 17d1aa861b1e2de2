import type { MessageBus } from "../../transport/index.ts";

/**
 * Endpoints that were sent something which the message bus may not have taken yet.
 *
 * What is published waits in this process and in its socket, so the time of sending tells little about who comes first.
 * The bus's own confirmation does: it comes on the connection on which events come. Whatever is confirmed before an
 * event is heard was taken before the event was passed on to anybody.
 */
export class UnconfirmedSends {
  readonly #bus: Pick<MessageBus, "flush">;
  /** Those about which the bus has been asked. */
  #asked = new Set<string>();
  /** Those that came meanwhile. */
  #waiting = new Set<string>();
  #asking = false;

  constructor(bus: Pick<MessageBus, "flush">) {
    this.#bus = bus;
  }

  /** Something was published for the endpoint. */
  add(endpointId: string): void {
    this.#waiting.add(endpointId);
    this.#ask();
  }

  /** Whether something that was published for the endpoint may not have been taken yet. */
  has(endpointId: string): boolean {
    return this.#waiting.has(endpointId) || this.#asked.has(endpointId);
  }

  #ask(): void {
    if (this.#asking || this.#waiting.size === 0) {
      return;
    }
    this.#asking = true;
    this.#asked = this.#waiting;
    this.#waiting = new Set();
    // After a break everything is sent anew, so it does not matter what became of it.
    this.#bus.flush().then(
      () => this.#end(),
      () => this.#end(),
    );
  }

  #end(): void {
    this.#asking = false;
    this.#asked.clear();
    this.#ask();
  }
}
