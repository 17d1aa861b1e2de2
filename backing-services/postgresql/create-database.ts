import postgres from "postgres";
import { DatabaseRefusedError, DatabaseUnavailableError } from "./database-errors.ts";

/** A database of its own in a server that others may use as well. Disposing of it drops it. */
export interface IsolatedDatabase extends AsyncDisposable {
  readonly name: string;
  /** Leads to this database, with the credentials and settings of the server's URL. */
  readonly url: string;
  /** Breaks off all connections to the database and drops it with all that is in it. May be called again. */
  drop(): Promise<void>;
}

/** A word that means the same quoted and unquoted, as long as PostgreSQL allows. */
const NAME = /^[a-z_][a-z0-9_]{0,62}$/;
const CONNECT_TIMEOUT_S = 10;
const STATEMENT_TIMEOUT_MS = 60_000;
const CONNECTION_END_TIMEOUT_S = 5;

/**
 * Makes the empty database `name` in the server at `url`; nothing else that is there is touched. It sorts by code
 * point, whatever the server does. The role must have the right to create databases.
 * Rejects with `DatabaseUnavailableError` if the server cannot be reached, and with `DatabaseRefusedError` if it
 * refuses, as it does when the name is taken.
 */
export async function createDatabase(url: string, name: string): Promise<IsolatedDatabase> {
  if (!NAME.test(name)) {
    throw new DatabaseRefusedError(`the name ${JSON.stringify(name)} does not match ${NAME.source}`);
  }
  const own = urlOfDatabase(url, name);
  const form = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";
  await runStatement(url, `CREATE DATABASE ${name} ${form}`);
  let dropped = false;
  const drop = async (): Promise<void> => {
    if (!dropped) {
      await runStatement(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      dropped = true;
    }
  };
  return { name, url: own, drop, [Symbol.asyncDispose]: drop };
}

function urlOfDatabase(url: string, name: string): string {
  if (!URL.canParse(url)) {
    const outcome = "not a URL of the form postgres://user:password@host:port/database";
    throw new DatabaseUnavailableError([{ place: "the given database URL", outcome }]);
  }
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

async function runStatement(url: string, statement: string): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    fetch_types: false,
    connect_timeout: CONNECT_TIMEOUT_S,
    connection: { statement_timeout: STATEMENT_TIMEOUT_MS },
    onnotice: () => undefined,
  });
  try {
    await sql.unsafe(statement);
  } catch (cause) {
    throw explained(cause, new URL(url).host, statement);
  } finally {
    await sql.end({ timeout: CONNECTION_END_TIMEOUT_S });
  }
}

/** The URL's password must not be told, so only the host is. */
function explained(cause: unknown, host: string, statement: string): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof postgres.PostgresError) {
    return new DatabaseRefusedError(`${host} answered ${cause.code} to ${statement}: ${reason}`, { cause });
  }
  return new DatabaseUnavailableError([{ place: host, outcome: reason }], { cause });
}
