import type { Clock, Timer } from "./clock.ts";
import { type Deliveries, SeededDeliveries } from "./deliveries.ts";
import type { OutsideWork } from "./outside-work.ts";
import type { Random } from "./random.ts";
import type { Waited, Waiter } from "./waiter.ts";

interface Appointment {
  readonly atMs: number;
  readonly action: () => void;
}

/** Steps that one wait may take before it counts as a world that never comes to rest. */
const STEPS_MAX = 5_000_000;

/**
 * Time that passes only while somebody waits (design, section 3).
 *
 * A wait first lets every promise chain run out and every registered piece of outside work end, then makes one
 * delivery, then, when nothing is left to deliver, jumps to the next timer. So "nothing for sixty seconds" is exact
 * and costs no time. One wait at a time.
 */
export class VirtualTime implements Clock, Waiter, Deliveries, OutsideWork {
  readonly #deliveries: SeededDeliveries;
  #nowMs: number;
  #appointments: Appointment[] = [];
  #waiting = false;
  #outside = 0;
  #lastOutside: Promise<unknown> = Promise.resolve();
  readonly #stepsMax: number;

  /** `random` picks among channels of deliveries; one wait may take `stepsMax` steps. */
  constructor(startMs: number, random: Random, stepsMax: number = STEPS_MAX) {
    this.#nowMs = startMs;
    this.#stepsMax = stepsMax;
    this.#deliveries = new SeededDeliveries(random);
  }

  now(): number {
    return this.#nowMs;
  }

  schedule(delayMs: number, action: () => void): Timer {
    const appointment = { atMs: this.#nowMs + Math.max(0, delayMs), action };
    const later = this.#appointments.findIndex((other) => other.atMs > appointment.atMs);
    this.#appointments.splice(later < 0 ? this.#appointments.length : later, 0, appointment);
    return {
      cancel: () => {
        this.#appointments = this.#appointments.filter((other) => other !== appointment);
      },
    };
  }

  deliver(channel: string, action: () => void): void {
    this.#deliveries.deliver(channel, action);
  }

  /** Results come back in the order in which the work was handed out, however long each piece took. */
  outside<T>(work: () => Promise<T>): Promise<T> {
    this.#outside += 1;
    // An asynchronous function turns what is thrown at once into a rejection, too.
    const own = (async () => work())();
    // A failure waits for its turn; until then nobody else listens to it.
    own.catch(() => undefined);
    const ordered = this.#lastOutside
      .then(() => own)
      .finally(() => {
        this.#outside -= 1;
      });
    this.#lastOutside = ordered.catch(() => undefined);
    return ordered;
  }

  async within<T>(boundMs: number, promise: Promise<T>): Promise<Waited<T>> {
    if (this.#waiting) {
      throw new Error("virtual time: a wait began inside another; only one party may drive the clock");
    }
    this.#waiting = true;
    try {
      return await this.#run(this.#nowMs + Math.max(0, boundMs), promise);
    } finally {
      this.#waiting = false;
    }
  }

  async #run<T>(deadlineMs: number, promise: Promise<T>): Promise<Waited<T>> {
    let outcome: (() => Waited<T>) | undefined;
    promise.then(
      (value) => {
        outcome = () => ({ settled: true, value });
      },
      (cause: unknown) => {
        outcome = () => {
          throw cause;
        };
      },
    );
    for (let steps = 0; steps < this.#stepsMax; steps += 1) {
      await this.#rest();
      if (outcome !== undefined) {
        return outcome();
      }
      if (!this.#deliveries.deliverOne() && !this.#fireNext(deadlineMs)) {
        this.#nowMs = deadlineMs;
        return { settled: false };
      }
    }
    throw new Error(`virtual time: still busy after ${this.#stepsMax} steps of one wait`);
  }

  /** One turn of the event loop drains every promise chain; outside work is awaited, and then what follows from it. */
  async #rest(): Promise<void> {
    await turn();
    while (this.#outside > 0) {
      await this.#lastOutside;
      await turn();
    }
  }

  #fireNext(deadlineMs: number): boolean {
    const next = this.#appointments[0];
    if (next === undefined || next.atMs > deadlineMs) {
      return false;
    }
    this.#appointments.shift();
    this.#nowMs = next.atMs;
    next.action();
    return true;
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
