import type { Connector } from "./connector.ts";
import { GroupCommit } from "./group-commit.ts";
import type { LaneSession } from "./lane-session.ts";
import type { SessionPool } from "./session-pool.ts";
import { WaitingLanes } from "./waiting-lanes.ts";

/** How calls of one kind are written. */
export interface WritingLanesOptions<Request, Answer> {
  readonly connector: Connector;
  /** For the endpoints that somebody has alone. */
  readonly waitingPool: SessionPool;
  /** Called for each batch: whether a request may be in it too. If not, it is left to the next one. */
  readonly newBatch: () => (request: Request) => boolean;
  /** Writes a batch in one transaction, waiting for locks only if told to: an answer for each request, in order. */
  readonly write: (session: LaneSession, batch: readonly Request[], isWaiting: boolean) => Promise<readonly Answer[]>;
}

/** The lock table of the server has room for some thousands. */
const HELD_MAX = 1000;

/** A lane for all calls of one kind, and others for those whose endpoint turns out to be somebody's alone. */
export class WritingLanes<Request, Answer extends { readonly outcome: string }> {
  readonly #lane: GroupCommit<Request, Answer>;
  readonly #waiting: WaitingLanes<Request, Answer>;

  constructor({ connector, waitingPool, newBatch, write }: WritingLanesOptions<Request, Answer>) {
    this.#lane = new GroupCommit({
      acquire: () => connector.open(),
      giveBack: () => undefined,
      isKept: true,
      heldMax: HELD_MAX,
      newBatch,
      write: (session, batch) => write(session, batch, false),
    });
    this.#waiting = new WaitingLanes(waitingPool, {
      newBatch,
      write: (session, batch) => write(session, batch, true),
    });
  }

  /** Resolves when the request is durable. Rejects with a `StoreUnavailableError`. */
  async submit(endpointId: string, request: Request): Promise<Answer> {
    const answer = await this.#lane.submit(request);
    return answer.outcome === "held" ? await this.#waiting.submit(endpointId, request) : answer;
  }

  /** Resolves when all that was begun is written. */
  async close(): Promise<void> {
    await this.#lane.close();
    await this.#waiting.close();
  }
}
