import { StoreUnavailableError } from "../command-store.ts";
import { LaneSession } from "./lane-session.ts";
import type { Session } from "./session.ts";
import { RefusedStatementError, unavailable } from "./unavailable.ts";
import { arrayOf } from "./values.ts";

/** How the calls of one kind are written. */
export interface GroupCommitOptions<Request, Answer> {
  /** Gives the session to write in, when one is needed. */
  readonly acquire: () => Promise<Session>;
  /** Takes back a session that is not needed any more, be it open or not. */
  readonly giveBack: (session: Session) => void;
  /** Whether the session is kept while there is nothing to do. */
  readonly isKept: boolean;
  /** While the session holds so many locks, nothing is written in it. */
  readonly heldMax: number;
  /** Called for each batch: whether a request may be in it too. If not, it is left to the next one. */
  readonly newBatch: () => (request: Request) => boolean;
  /** Writes a batch in one transaction: an answer for each request, in order. */
  readonly write: (session: LaneSession, batch: readonly Request[]) => Promise<readonly Answer[]>;
  /** Called when nothing waits, is written or is held any more. */
  readonly onIdle?: () => void;
}

interface Call<Request, Answer> {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: StoreUnavailableError) => void;
}

/** So many calls wait at most; more are turned away at once. */
const WAITING_MAX = 20_000;

const RELEASE = "select cex_release($1::bigint[])";

/**
 * Writes calls in batches: what arrives while a batch is under way is in the next one, and a call that comes alone is
 * written at once. If the server refuses a batch, its calls are written one by one. If it does not answer, all that
 * waits is rejected.
 */
export class GroupCommit<Request, Answer> {
  readonly #options: GroupCommitOptions<Request, Answer>;
  #waiting: Call<Request, Answer>[] = [];
  #lane: LaneSession | undefined;
  #work: Promise<void> | undefined;

  constructor(options: GroupCommitOptions<Request, Answer>) {
    this.#options = options;
  }

  /** Resolves when the request is durable. Rejects with a `StoreUnavailableError`. */
  submit(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= WAITING_MAX) {
        reject(new StoreUnavailableError(`${WAITING_MAX} commands and results wait to be written already.`));
        return;
      }
      this.#waiting.push({ request, resolve, reject });
      this.#wake();
    });
  }

  /** Gives the session back when all that was begun is written. */
  async close(): Promise<void> {
    while (this.#work !== undefined) {
      await this.#work;
    }
    this.#retireLane();
  }

  #wake(): void {
    this.#work ??= this.#run();
  }

  async #run(): Promise<void> {
    // What is called in the same turn shall be in the same batch.
    await Promise.resolve();
    for (;;) {
      if (this.#waiting.length > 0 && this.#heldCount < this.#options.heldMax) {
        await this.#writeNext();
      } else if (this.#lane?.hasReleased === true) {
        await this.#release(this.#lane);
      } else {
        break;
      }
    }
    // In the same turn as the last look, so that no call comes in between.
    this.#work = undefined;
    if (this.#heldCount === 0) {
      this.#restIdle();
    }
  }

  get #heldCount(): number {
    return this.#lane?.heldCount ?? 0;
  }

  #restIdle(): void {
    if (!this.#options.isKept) {
      this.#lane?.giveBack();
      this.#lane = undefined;
    }
    this.#options.onIdle?.();
  }

  async #writeNext(): Promise<void> {
    const calls = this.#takeBatch();
    try {
      await this.#write(calls);
    } catch (error) {
      if (!(error instanceof RefusedStatementError)) {
        this.#rejectAll(calls, error);
        return;
      }
      // It may have got locks before it failed, and nobody knows which.
      this.#retireLane();
      for (const call of calls) {
        await this.#writeAlone(call);
      }
    }
  }

  async #writeAlone(call: Call<Request, Answer>): Promise<void> {
    try {
      await this.#write([call]);
    } catch (error) {
      call.reject(unavailable(error));
      this.#retireLane();
    }
  }

  async #write(calls: readonly Call<Request, Answer>[]): Promise<void> {
    const lane = await this.#openLane();
    const answers = await this.#options.write(
      lane,
      calls.map(({ request }) => request),
    );
    calls.forEach(({ resolve, reject }, index) => {
      const answer = answers[index];
      if (answer === undefined) {
        reject(new StoreUnavailableError("PostgreSQL gave no answer for a call: is the schema another's?"));
      } else {
        resolve(answer);
      }
    });
  }

  #takeBatch(): Call<Request, Answer>[] {
    const taken: Call<Request, Answer>[] = [];
    const left: Call<Request, Answer>[] = [];
    const isFitting = this.#options.newBatch();
    for (const call of this.#waiting) {
      (isFitting(call.request) ? taken : left).push(call);
    }
    this.#waiting = left;
    return taken;
  }

  #rejectAll(calls: readonly Call<Request, Answer>[], error: unknown): void {
    this.#retireLane();
    const failure = unavailable(error);
    [...calls, ...this.#waiting.splice(0)].forEach(({ reject }) => reject(failure));
  }

  async #release(lane: LaneSession): Promise<void> {
    try {
      await lane.run(RELEASE, [arrayOf(lane.takeReleased())]);
    } catch {
      // A session that did not do it is dropped, and its locks with it.
      this.#retireLane();
    }
  }

  async #openLane(): Promise<LaneSession> {
    if (this.#lane?.isOpen !== true) {
      this.#retireLane();
      this.#lane = new LaneSession(await this.#options.acquire(), this.#options.giveBack, () => this.#wake());
    }
    return this.#lane;
  }

  #retireLane(): void {
    this.#lane?.retire();
    this.#lane = undefined;
  }
}
