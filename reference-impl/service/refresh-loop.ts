import type { Clock, Random, Timer } from "../../runtime/index.ts";

/** How often something is fetched anew. */
export interface RefreshTimes {
  /** From the end of a fetch that went well to the next one that nobody asked for. */
  readonly periodMs: number;
  /** From the end of a fetch to the next one, however many ask for it. */
  readonly pauseMs: number;
  /** From the first failure to the next attempt; doubled with each further failure, up to `retryMsMax`. */
  readonly retryMsMin: number;
  readonly retryMsMax: number;
}

/** What a refresh loop needs to know. */
export interface RefreshParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly times: RefreshTimes;
  /** Fetches, and puts what came in the place of what was known. Returns what went wrong, if anything did. */
  readonly refresh: () => Promise<string | undefined>;
}

/**
 * Keeps something fresh that others own: fetches it at the start, whenever somebody knows of a change, and from time to
 * time in case nobody did; after a failure ever more rarely, but at once if somebody asks. There is one fetch at a time.
 * All that is asked for during a fetch makes one more after it.
 */
export class RefreshLoop {
  readonly #parts: RefreshParts;
  #timer: Timer | undefined;
  #running = false;
  #closed = false;
  #endedAtMs = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #problem: string | undefined;
  /** Those who wait for a fetch that begins after they asked. */
  #waiting: (() => void)[] = [];
  #wanted = false;

  constructor(parts: RefreshParts) {
    this.#parts = parts;
  }

  /** What went wrong last, if nothing has gone well since. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Fetches soon. Resolves when a fetch that began later than now has ended, well or not, or the loop was closed. */
  request(): Promise<void> {
    if (this.#closed) {
      return Promise.resolve();
    }
    const done = new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (!this.#wanted) {
      this.#wanted = true;
      if (!this.#running) {
        this.#scheduleAt(this.#endedAtMs + this.#parts.times.pauseMs);
      }
    }
    return done;
  }

  /** As `request`, for those who do not wait; however often it is called, it costs no more than once. */
  nudge(): void {
    if (!this.#wanted) {
      void this.request();
    }
  }

  /** Fetches no more. What a fetch brings that is under way is for `refresh` to drop. */
  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    this.#release(this.#waiting);
  }

  #scheduleAt(atMs: number): void {
    this.#timer?.cancel();
    const delayMs = Math.max(0, atMs - this.#parts.clock.now());
    this.#timer = this.#parts.clock.schedule(delayMs, () => void this.#run());
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#wanted = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#problem = await this.#refresh();
    this.#failures = this.#problem === undefined ? 0 : this.#failures + 1;
    this.#running = false;
    this.#endedAtMs = this.#parts.clock.now();
    if (!this.#closed) {
      this.#scheduleAt(this.#endedAtMs + this.#nextDelayMs());
    }
    this.#release(waiting);
  }

  async #refresh(): Promise<string | undefined> {
    try {
      return await this.#parts.refresh();
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
  }

  #nextDelayMs(): number {
    const { periodMs, pauseMs, retryMsMin, retryMsMax } = this.#parts.times;
    if (this.#wanted) {
      return pauseMs;
    }
    if (this.#failures === 0) {
      return periodMs;
    }
    const delayMs = Math.min(retryMsMax, periodMs, retryMsMin * 2 ** Math.min(30, this.#failures - 1));
    // Replicas that failed together must not come back together.
    return this.#parts.random.integer(Math.ceil(delayMs / 2), Math.ceil(delayMs));
  }

  #release(waiting: (() => void)[]): void {
    waiting.splice(0).forEach((resolve) => resolve());
  }
}
