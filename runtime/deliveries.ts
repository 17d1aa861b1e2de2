import type { Random } from "./random.ts";

/**
 * Carries things from one party to another inside a process.
 *
 * What is sent over one channel arrives in the order of sending; nothing is promised between channels. A delivery
 * never happens inside the call that asked for it.
 */
export interface Deliveries {
  deliver(channel: string, action: () => void): void;
}

/** Deliveries that wait in line until they are taken out one by one; the seed picks among the channels. */
export class SeededDeliveries implements Deliveries {
  readonly #random: Random;
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(random: Random) {
    this.#random = random;
  }

  deliver(channel: string, action: () => void): void {
    const line = this.#waiting.get(channel);
    if (line === undefined) {
      this.#waiting.set(channel, [action]);
    } else {
      line.push(action);
    }
  }

  /** Makes one delivery. Returns false if none is waiting. */
  deliverOne(): boolean {
    const channels = [...this.#waiting.keys()];
    const channel = channels[channels.length > 1 ? this.#random.integer(0, channels.length - 1) : 0];
    const line = channel === undefined ? undefined : this.#waiting.get(channel);
    const action = line?.shift();
    if (channel === undefined || line === undefined || action === undefined) {
      return false;
    }
    if (line.length === 0) {
      this.#waiting.delete(channel);
    }
    action();
    return true;
  }
}

/** Deliveries by the event loop, in the order of sending. */
export const promptDeliveries: Deliveries = {
  deliver(_channel, action) {
    setImmediate(action);
  },
};
