import { type Deliveries, promptDeliveries } from "../../runtime/index.ts";

/** Messages that are handed out in one turn of the event loop, so that others get theirs. */
const HANDED_OUT_PER_TURN_MAX = 128;

interface Waiting<T> {
  readonly lane: Lane<T>;
  readonly item: T;
}

/** What waits for one subscription. */
export class Lane<T> {
  readonly subject: string;
  readonly handle: (item: T) => void;
  pending = 0;
  /** The notice is given anew after the lane has been empty. */
  noticed = false;
  ended = false;

  constructor(subject: string, handle: (item: T) => void) {
    this.subject = subject;
    this.handle = handle;
  }
}

/**
 * Messages of one connection that have arrived and wait for their handlers, in one line for all subscriptions, as
 * their order is promised. At most `limit` wait for one subscription.
 *
 * When more arrive, `onLimit` is told once, and each further one first hands out the oldest inside its arrival. That
 * slows down the reading of the socket, so the server feels it, and nothing is lost here.
 */
export class PendingLine<T> {
  readonly #deliveries: Deliveries;
  readonly #limit: number;
  readonly #onLimit: (lane: Lane<T>) => void;
  #line: Waiting<T>[] = [];
  #taken = 0;
  #scheduled = false;

  constructor(limit: number, onLimit: (lane: Lane<T>) => void, deliveries: Deliveries = promptDeliveries) {
    this.#deliveries = deliveries;
    this.#limit = limit;
    this.#onLimit = onLimit;
  }

  push(lane: Lane<T>, item: T): void {
    lane.pending += 1;
    this.#line.push({ lane, item });
    if (lane.pending > this.#limit) {
      if (!lane.noticed) {
        lane.noticed = true;
        this.#onLimit(lane);
      }
      this.#handOutWhile(() => lane.pending > this.#limit);
    }
    this.#schedule();
  }

  /** Hands out everything that waits, now. */
  handOutAll(): void {
    this.#handOutWhile(() => true);
  }

  #schedule(): void {
    if (this.#scheduled) {
      return;
    }
    this.#scheduled = true;
    this.#deliveries.deliver("pending", () => {
      this.#scheduled = false;
      let count = 0;
      this.#handOutWhile(() => {
        count += 1;
        return count <= HANDED_OUT_PER_TURN_MAX;
      });
      if (this.#line.length > 0) {
        this.#schedule();
      }
    });
  }

  #handOutWhile(wanted: () => boolean): void {
    let more = true;
    while (more && wanted()) {
      more = this.#handOutOne();
    }
  }

  #handOutOne(): boolean {
    const next = this.#line[this.#taken];
    if (next === undefined) {
      return false;
    }
    this.#taken += 1;
    if (this.#taken * 2 > this.#line.length) {
      this.#line = this.#line.slice(this.#taken);
      this.#taken = 0;
    }
    next.lane.pending -= 1;
    next.lane.noticed &&= next.lane.pending > 0;
    if (!next.lane.ended) {
      next.lane.handle(next.item);
    }
    return true;
  }
}
