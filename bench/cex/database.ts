import postgres from "postgres";
import { BenchmarkError } from "../driver/index.ts";

/** A connection to PostgreSQL, the same for all who use one here. */
export type Connection = postgres.Sql<{ bigint: string }>;

const CONNECT_TIMEOUT_S = 10;
const END_TIMEOUT_S = 5;

/** Connects when it is first used. */
export function connect(url: string): Connection {
  return postgres(url, {
    max: 1,
    fetch_types: false,
    max_lifetime: null,
    connect_timeout: CONNECT_TIMEOUT_S,
    onnotice: () => undefined,
    types: { bigint: { to: 20, from: [20], serialize: String, parse: String } },
  });
}

/** Ends connections. */
export async function disconnect(connections: readonly Connection[]): Promise<void> {
  await Promise.all(connections.map((connection) => connection.end({ timeout: END_TIMEOUT_S })));
}

/** Rejects with a `BenchmarkError` if a commit does not wait until it is on the disk. */
export async function assertDurable(connection: Connection): Promise<void> {
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) {
    const [row] = await connection.unsafe(`select current_setting('${setting}') as value`);
    if (row?.["value"] !== "on") {
      throw new BenchmarkError(`PostgreSQL has ${setting} ${String(row?.["value"])}; it has to be on`);
    }
  }
}
