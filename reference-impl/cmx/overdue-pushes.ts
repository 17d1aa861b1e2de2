import type { Clock, Timer } from "../../runtime/index.ts";
import type { Addressee } from "./known-endpoints.ts";

/** Fetches and sends an endpoint's configuration, and says in the end whether the provider could tell it. */
export type PushAttempt = (addressee: Addressee, done: (told: boolean) => void) => void;

interface Overdue {
  readonly addressee: Addressee;
  readonly attempts: number;
}

/** Attempts that may be under way at one time: making good must not crowd out what is new. */
const UNDER_WAY_MAX = 64;
/** How long an endpoint waits after an attempt that failed. */
const PAUSE_MS = 1000;
const ATTEMPTS_MAX = 20;

/**
 * Pushes that may have been missed, because a connection broke or a replica died. Each endpoint waits at most once; as
 * what it is sent is fetched only then, once is enough.
 */
export class OverduePushes {
  readonly #clock: Clock;
  readonly #attempt: PushAttempt;
  readonly #waiting = new Map<string, Overdue>();
  #pausing: Overdue[] = [];
  #pause: Timer | undefined;
  #underWay = 0;
  #working = false;
  #closed = false;

  constructor(clock: Clock, attempt: PushAttempt) {
    this.#clock = clock;
    this.#attempt = attempt;
  }

  /** These endpoints may have missed something. */
  add(addressees: readonly Addressee[]): void {
    for (const addressee of addressees) {
      this.#waiting.set(addressee.endpointId, { addressee, attempts: 0 });
    }
    this.#work();
  }

  /** Begins no further attempt. */
  close(): void {
    this.#closed = true;
    this.#pause?.cancel();
    this.#waiting.clear();
  }

  /** An attempt may end before it returns; the loop that began it then goes on instead of a further one. */
  #work(): void {
    if (this.#working) {
      return;
    }
    this.#working = true;
    for (const [endpointId, overdue] of this.#waiting) {
      if (this.#underWay >= UNDER_WAY_MAX) {
        break;
      }
      this.#waiting.delete(endpointId);
      this.#underWay += 1;
      this.#attempt(overdue.addressee, (told) => this.#end(overdue, told));
    }
    this.#working = false;
  }

  #end({ addressee, attempts }: Overdue, told: boolean): void {
    this.#underWay -= 1;
    if (this.#closed) {
      return;
    }
    if (!told && attempts + 1 < ATTEMPTS_MAX) {
      this.#pausing.push({ addressee, attempts: attempts + 1 });
      this.#pause ??= this.#clock.schedule(PAUSE_MS, () => this.#resume());
    }
    this.#work();
  }

  #resume(): void {
    this.#pause = undefined;
    for (const overdue of this.#pausing.splice(0)) {
      if (!this.#waiting.has(overdue.addressee.endpointId)) {
        this.#waiting.set(overdue.addressee.endpointId, overdue);
      }
    }
    this.#work();
  }
}
