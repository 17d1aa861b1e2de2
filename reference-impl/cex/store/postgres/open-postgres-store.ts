import type { Clock } from "../../../../runtime/index.ts";
import type { CommandStore } from "../command-store.ts";
import { Connector } from "./connector.ts";
import { migrate } from "./migrations.ts";
import { PostgresStore } from "./postgres-store.ts";
import { CONNECTIONS_MIN, StoreParts } from "./store-parts.ts";

/** Which database, and how much of it. */
export interface PostgresStoreOptions {
  /** `postgres://user:password@host:port/database`; `?search_path=NAME` puts the tables into another schema. */
  readonly url: string;
  /** How many connections at most, 6 or more; 12 if left out. */
  readonly connections?: number;
  readonly clock: Clock;
  /** Bound of every statement, of waiting for an endpoint or a connection, and of a delivery; 5000 if left out. */
  readonly timeoutMs?: number;
  /** Told of what nobody else is told of, such as warnings of the server. */
  readonly onProblem?: (message: string) => void;
}

const CONNECTIONS = 12;
const TIMEOUT_MS = 5000;

/**
 * Opens the store in a PostgreSQL database and brings its schema up to date. The server must let sessions keep advisory
 * locks: a pooler in between has to pool sessions, not transactions.
 *
 * Rejects with a `StoreUnavailableError` if the server does not answer, and with a `NewerSchemaError` if a newer
 * program has set the database up. Later outages end by themselves.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<CommandStore> {
  const { url, clock, connections = CONNECTIONS, timeoutMs = TIMEOUT_MS, onProblem = () => undefined } = options;
  if (connections < CONNECTIONS_MIN) {
    throw new RangeError(`The store needs ${CONNECTIONS_MIN} connections or more, and was given ${connections}.`);
  }
  const connector = new Connector({ url, clock, timeoutMs, onNotice: onProblem });
  const parts = new StoreParts({ connector, clock, connections, timeoutMs, onProblem });
  try {
    await parts.pools.read.use((session) => migrate(session));
  } catch (error) {
    await connector.close();
    throw error;
  }
  return new PostgresStore(parts);
}
