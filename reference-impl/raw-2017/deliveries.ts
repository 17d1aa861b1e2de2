import type { MessageId } from "../../protocol/raw-2017/index.ts";
import type { Random } from "../../runtime/index.ts";

/** A configuration on its way to an endpoint. */
export interface Delivery {
  readonly appVersionName: string;
  readonly endpointId: string;
  readonly configVersion: number;
}

/** Deliveries that may wait for a confirmation; above that the oldest are forgotten, and count as never sent. */
export const DELIVERIES_MAX = 100_000;

const ID_MAX = 2_147_483_647;

/**
 * What was sent and not confirmed yet, by the identifier that it bears. Identifiers are random, so that replicas need not
 * agree on them, and so that one from before a restart is not taken for another.
 */
export class Deliveries {
  readonly #random: Random;
  readonly #max: number;
  readonly #waiting = new Map<MessageId, Delivery>();

  constructor(random: Random, max: number = DELIVERIES_MAX) {
    this.#random = random;
    this.#max = max;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Notes a delivery and returns its identifier. */
  add(delivery: Delivery): number {
    let id = this.#random.integer(1, ID_MAX);
    while (this.#waiting.has(id)) {
      id = this.#random.integer(1, ID_MAX);
    }
    this.#waiting.set(id, delivery);
    if (this.#waiting.size > this.#max) {
      const [oldest = id] = this.#waiting.keys();
      this.#waiting.delete(oldest);
    }
    return id;
  }

  /** The delivery that the endpoint confirms, which then waits no longer. Undefined if it was sent none of that identifier. */
  take(endpointId: string, id: MessageId): Delivery | undefined {
    const delivery = this.#waiting.get(id);
    if (delivery?.endpointId !== endpointId) {
      return undefined;
    }
    this.#waiting.delete(id);
    return delivery;
  }
}
