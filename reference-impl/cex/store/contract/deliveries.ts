import type { Delivery } from "../command.ts";
import type { Deliver } from "../command-store.ts";

/** The deliveries that a store made, in their order. */
export class Deliveries {
  readonly made: Delivery[] = [];
  #watchers: (() => void)[] = [];

  readonly take: Deliver = async (delivery) => {
    this.made.push(delivery);
    this.#watchers.forEach((watcher) => watcher());
  };

  /** The identifiers of all commands that were delivered. */
  get ids(): number[] {
    return this.made.flatMap(({ commands }) => commands.map(({ commandId }) => commandId));
  }

  /** Resolves when so many deliveries were made. */
  reach(count: number): Promise<void> {
    return new Promise((resolve) => {
      const watcher = () => {
        if (this.made.length >= count) {
          this.#watchers = this.#watchers.filter((other) => other !== watcher);
          resolve();
        }
      };
      this.#watchers.push(watcher);
      watcher();
    });
  }
}

/** A delivery that goes on until the test ends it. */
export class HeldDelivery {
  /** Resolves when it has begun. */
  readonly begun: Promise<Delivery>;
  readonly #ended: Promise<void>;
  #begin: (delivery: Delivery) => void = () => {};
  #end: () => void = () => {};
  #fail: (cause: Error) => void = () => {};

  constructor() {
    this.begun = new Promise((resolve) => {
      this.#begin = resolve;
    });
    this.#ended = new Promise((resolve, reject) => {
      this.#end = resolve;
      this.#fail = reject;
    });
  }

  readonly take: Deliver = (delivery) => {
    this.#begin(delivery);
    return this.#ended;
  };

  end(): void {
    this.#end();
  }

  fail(): void {
    this.#fail(new Error("the bus does not take it"));
  }
}

/** A delivery that fails. */
export const refuse: Deliver = () => Promise.reject(new Error("the bus does not take it"));
