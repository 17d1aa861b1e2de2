import { GroupCommit, type GroupCommitOptions } from "./group-commit.ts";
import type { SessionPool } from "./session-pool.ts";

/** What the lanes of endpoints have in common. */
export type WaitingLanesOptions<Request, Answer> = Pick<GroupCommitOptions<Request, Answer>, "newBatch" | "write">;

/**
 * The way of calls whose endpoint somebody has alone: a lane for each such endpoint, in a session of its own, where
 * they wait until they get their lock. So nobody else waits for it.
 */
export class WaitingLanes<Request, Answer> {
  readonly #pool: SessionPool;
  readonly #options: WaitingLanesOptions<Request, Answer>;
  readonly #lanes = new Map<string, GroupCommit<Request, Answer>>();

  /** The pool bounds how many endpoints are waited for at a time. */
  constructor(pool: SessionPool, options: WaitingLanesOptions<Request, Answer>) {
    this.#pool = pool;
    this.#options = options;
  }

  /** Resolves when the request is durable. Rejects with a `StoreUnavailableError`. */
  submit(endpointId: string, request: Request): Promise<Answer> {
    const lane = this.#lanes.get(endpointId) ?? this.#open(endpointId);
    return lane.submit(request);
  }

  /** Resolves when all that was begun is written. */
  async close(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => lane.close()));
  }

  #open(endpointId: string): GroupCommit<Request, Answer> {
    const lane = new GroupCommit<Request, Answer>({
      ...this.#options,
      acquire: () => this.#pool.acquire(),
      giveBack: (session) => this.#pool.giveBack(session),
      isKept: false,
      // Whoever holds a lock must not wait for the one beside it, which is held by somebody who waits for the first.
      heldMax: 1,
      onIdle: () => this.#lanes.delete(endpointId),
    });
    this.#lanes.set(endpointId, lane);
    return lane;
  }
}
