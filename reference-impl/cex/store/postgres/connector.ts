import { StoreUnavailableError } from "../command-store.ts";
import { Session, type SessionOptions } from "./session.ts";
import { unavailable } from "./unavailable.ts";

/** How long a server that could not be reached is left alone. */
const BACKOFF_MS = 100;

/** Opens sessions. While the server is away, hardly anybody tries: the others learn of it at once. */
export class Connector {
  readonly #options: SessionOptions;
  #failure: { readonly error: StoreUnavailableError; readonly atMs: number } | undefined;
  readonly #sessions = new Set<Session>();
  #isClosed = false;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** A session that has answered. Rejects with a `StoreUnavailableError`. */
  async open(boundMs?: number): Promise<Session> {
    if (this.#isClosed) {
      throw new StoreUnavailableError("The store was closed.");
    }
    const { clock } = this.#options;
    if (this.#failure !== undefined && clock.now() - this.#failure.atMs < BACKOFF_MS) {
      throw this.#failure.error;
    }
    const session = new Session(this.#options);
    this.#forgetLost();
    this.#sessions.add(session);
    try {
      await session.run("select 1", [], boundMs);
      this.#failure = undefined;
      return session;
    } catch (cause) {
      session.drop();
      const error = unavailable(cause);
      this.#failure = { error, atMs: clock.now() };
      throw error;
    }
  }

  /** Ends all sessions; from now on none is opened. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#sessions].map((session) => session.end()));
    this.#sessions.clear();
  }

  #forgetLost(): void {
    for (const session of this.#sessions) {
      if (!session.isOpen) {
        this.#sessions.delete(session);
      }
    }
  }
}
