import type { Clock } from "../../../../runtime/index.ts";
import type { Delivery } from "../command.ts";
import type { Deliver } from "../command-store.ts";
import { withinBound } from "./within-bound.ts";

/** Deliveries under way. */
export class Deliveries {
  readonly #clock: Clock;
  readonly #boundMs: number;
  readonly #underWay = new Set<Promise<void>>();

  /** A delivery that takes longer than `boundMs` counts as settled, so that its endpoint is free again. */
  constructor(clock: Clock, boundMs: number) {
    this.#clock = clock;
    this.#boundMs = boundMs;
  }

  /** Calls `deliver` in this turn. Resolves when it has settled: what came of it is the business of whoever made it. */
  run(deliver: Deliver, delivery: Delivery): Promise<void> {
    const settled = this.#settled(deliver, delivery).finally(() => this.#underWay.delete(settled));
    this.#underWay.add(settled);
    return settled;
  }

  /** Resolves when none is under way. */
  async allSettled(): Promise<void> {
    while (this.#underWay.size > 0) {
      await Promise.all(this.#underWay);
    }
  }

  async #settled(deliver: Deliver, delivery: Delivery): Promise<void> {
    try {
      await withinBound(this.#clock, this.#boundMs, deliver(delivery));
    } catch {
      // A delivery that failed is the business of whoever makes it; here it only has to be over.
    }
  }
}
