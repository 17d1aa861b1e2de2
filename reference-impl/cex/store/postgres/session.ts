import { Buffer } from "node:buffer";
import postgres from "postgres";
import type { Clock } from "../../../../runtime/index.ts";
import { StoreUnavailableError } from "../command-store.ts";
import { RefusedStatementError, unavailable } from "./unavailable.ts";
import { withinBound } from "./within-bound.ts";

/** A row as it came: numbers, booleans, `Buffer` for `bytea`, null. */
export type Row = Readonly<Record<string, unknown>>;

/** A parameter, `bytea` and arrays as the literals of PostgreSQL. */
export type Parameter = string | number | boolean | null;

/** How sessions are opened and bounded. */
export interface SessionOptions {
  readonly url: string;
  readonly clock: Clock;
  /** For a statement and for a lock, in the server; here a little more is allowed. */
  readonly timeoutMs: number;
  /** What the server says besides, such as warnings. */
  readonly onNotice: (message: string) => void;
}

/** How much longer than the server we wait, so that its word about a statement comes first. */
const GRACE_MS = 500;
const MS_PER_SECOND = 1000;
const END_TIMEOUT_S = 1;

/**
 * One connection, which does not come back: once it is lost, every statement rejects. So whoever holds locks of the
 * session never goes on with another by mistake. One statement at a time.
 */
export class Session {
  readonly #client: postgres.Sql<{ bigint: number; bytea: Buffer<ArrayBuffer> }>;
  readonly #clock: Clock;
  readonly #boundMs: number;
  #isOpen = true;

  constructor({ url, clock, timeoutMs, onNotice }: SessionOptions) {
    this.#clock = clock;
    this.#boundMs = timeoutMs + GRACE_MS;
    this.#client = postgres(url, {
      max: 1,
      fetch_types: false,
      max_lifetime: null,
      idle_timeout: 0,
      keep_alive: 10,
      connect_timeout: Math.max(1, timeoutMs / MS_PER_SECOND),
      onnotice: (notice) => onNotice(String(notice["message"])),
      onclose: () => {
        this.#isOpen = false;
      },
      types: {
        bigint: { to: 20, from: [20], serialize: String, parse: Number },
        // It comes in the text form already, as in arrays.
        bytea: { to: 17, from: [17], serialize: String, parse: (text: string) => Buffer.from(text.slice(2), "hex") },
      },
      connection: {
        application_name: "cex",
        statement_timeout: timeoutMs,
        lock_timeout: timeoutMs,
        // Plans are kept, and those made while tables are small would read all of them when they are large.
        enable_seqscan: "off",
      },
    });
  }

  /** Whether statements may still succeed. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /**
   * Runs one statement and gives its rows. Rejects with a `RefusedStatementError` if the server would not have it, else
   * with a `StoreUnavailableError`; then the session is dropped.
   */
  async run(text: string, parameters: readonly Parameter[] = [], boundMs = this.#boundMs): Promise<readonly Row[]> {
    if (!this.#isOpen) {
      throw new StoreUnavailableError("The connection to PostgreSQL was lost.");
    }
    try {
      return await withinBound(
        this.#clock,
        boundMs,
        this.#client.unsafe(text, [...parameters], { prepare: parameters.length > 0 }),
      );
    } catch (error) {
      const failure = unavailable(error);
      if (!(failure instanceof RefusedStatementError)) {
        this.drop();
      }
      throw failure;
    }
  }

  /** Breaks the connection off; the server lets go of all that the session held. */
  drop(): void {
    this.#isOpen = false;
    this.#client.end({ timeout: 0 }).catch(() => undefined);
  }

  /** Ends the session and resolves when the connection is gone. */
  async end(): Promise<void> {
    this.#isOpen = false;
    await this.#client.end({ timeout: END_TIMEOUT_S });
  }
}
