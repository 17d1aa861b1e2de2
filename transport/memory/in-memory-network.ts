import type { Clock, Deliveries, Random } from "../../runtime/index.ts";
import type { MessageBus } from "../message-bus.ts";
import { InMemoryBus } from "./in-memory-bus.ts";
import { InterestTable } from "./interest.ts";

/**
 * A NATS server with its connections, in memory.
 *
 * A message is routed when it is published and delivered later, in the order of sending per pair of connections.
 * Nothing depends on anything but `deliveries`, `random`, `clock` and the order of calls.
 */
export class InMemoryNetwork {
  readonly #deliveries: Deliveries;
  readonly #clock: Clock;
  readonly #interests: InterestTable<InMemoryBus>;
  readonly #namesTaken = new Set<string>();

  constructor(deliveries: Deliveries, random: Random, clock: Clock) {
    this.#deliveries = deliveries;
    this.#clock = clock;
    this.#interests = new InterestTable(random);
  }

  /** A connection of its own. A name that was given before gets a number: `cmx`, `cmx#2`, `cmx#3`. */
  connectBus(name: string): MessageBus {
    let unique = name;
    for (let count = 2; this.#namesTaken.has(unique); count += 1) {
      unique = `${name}#${count}`;
    }
    this.#namesTaken.add(unique);
    return new InMemoryBus({
      name: unique,
      inboxPrefix: `_INBOX.${this.#namesTaken.size}`,
      interests: this.#interests,
      deliveries: this.#deliveries,
      clock: this.#clock,
    });
  }
}
