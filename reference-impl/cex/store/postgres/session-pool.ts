import type { Clock } from "../../../../runtime/index.ts";
import { StoreUnavailableError } from "../command-store.ts";
import type { Connector } from "./connector.ts";
import type { Parameter, Row, Session } from "./session.ts";
import { withinBound } from "./within-bound.ts";

/** How a pool is bounded. */
export interface SessionPoolOptions {
  readonly connector: Connector;
  readonly clock: Clock;
  readonly size: number;
  /** How long somebody waits for a session. */
  readonly waitMs: number;
}

/** So many wait for a session at most; more are turned away at once. */
const WAITING_MAX = 10_000;

/** Sessions for work of which each piece needs one for itself. They are opened when they are needed. */
export class SessionPool {
  readonly #options: SessionPoolOptions;
  readonly #idle: Session[] = [];
  readonly #waiting = new Set<() => void>();
  #free: number;

  constructor(options: SessionPoolOptions) {
    this.#options = options;
    this.#free = options.size;
  }

  /** Runs one statement. */
  run(text: string, parameters: readonly Parameter[], boundMs?: number): Promise<readonly Row[]> {
    return this.use((session) => session.run(text, parameters, boundMs), boundMs);
  }

  /**
   * Lends a session to `work`, which must leave nothing in it that outlasts the work, or drop it. Rejects as the work
   * does, and with a `StoreUnavailableError` if there is no session.
   */
  async use<T>(work: (session: Session) => Promise<T>, boundMs = this.#options.waitMs): Promise<T> {
    const session = await this.acquire(boundMs);
    try {
      return await work(session);
    } finally {
      this.giveBack(session);
    }
  }

  /** A session that has to be given back. */
  async acquire(boundMs = this.#options.waitMs): Promise<Session> {
    await this.#takeTurn(boundMs);
    try {
      return this.#takeIdle() ?? (await this.#options.connector.open(boundMs));
    } catch (error) {
      this.#passTurn();
      throw error;
    }
  }

  giveBack(session: Session): void {
    if (session.isOpen) {
      this.#idle.push(session);
    }
    this.#passTurn();
  }

  /** Waits for those who have a session, and ends all. */
  async close(): Promise<void> {
    for (let taken = 0; taken < this.#options.size; taken += 1) {
      await this.#takeTurn(this.#options.waitMs).catch(() => undefined);
    }
    await Promise.all(this.#idle.splice(0).map((session) => session.end()));
  }

  #takeIdle(): Session | undefined {
    for (;;) {
      const session = this.#idle.pop();
      if (session === undefined || session.isOpen) {
        return session;
      }
    }
  }

  async #takeTurn(boundMs: number): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    if (this.#waiting.size >= WAITING_MAX) {
      throw new StoreUnavailableError(`${WAITING_MAX} calls wait for a connection to PostgreSQL already.`);
    }
    let onTurn = (): void => undefined;
    const turn = new Promise<void>((resolve) => {
      onTurn = resolve;
    });
    this.#waiting.add(onTurn);
    try {
      await withinBound(this.#options.clock, boundMs, turn);
    } catch (error) {
      // The turn may have come while the bound was reached; then it is the next one's.
      if (!this.#waiting.delete(onTurn)) {
        this.#passTurn();
      }
      throw error;
    }
  }

  #passTurn(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free += 1;
    } else {
      this.#waiting.delete(next);
      next();
    }
  }
}
