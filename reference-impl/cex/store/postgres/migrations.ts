import { ADDING_ROUTINES } from "./adding-routines.ts";
import { ENDING_ROUTINES } from "./ending-routines.ts";
import { numberOf } from "./rows.ts";
import type { Session } from "./session.ts";
import { TABLES } from "./tables.ts";

/** The steps from an empty database to the schema of this program; each is one version. Those that exist stay as they are. */
const MIGRATIONS: readonly string[] = [TABLES + ADDING_ROUTINES + ENDING_ROUTINES];

/** The database was set up by a newer program. */
export class NewerSchemaError extends Error {
  override readonly name = "NewerSchemaError";
}

/** Of the locks of PostgreSQL; any number that nobody else uses. */
const LOCK = "4993446725001";

/** How long others may take who migrate, and how long a step may. */
const BOUND_MS = 60_000;

const VERSION_TABLE = `create table if not exists schema_migrations (
  version integer primary key, applied_at timestamptz not null default now())`;

/**
 * Brings the schema up to date, while others who try the same wait. Rejects with a `NewerSchemaError`, or with a
 * `StoreUnavailableError`; then nothing has changed.
 */
export async function migrate(session: Session): Promise<void> {
  try {
    await session.run("begin; set local client_min_messages = warning");
    await session.run(`set local statement_timeout = ${BOUND_MS}; set local lock_timeout = ${BOUND_MS}`);
    await session.run(`select pg_advisory_xact_lock(${LOCK})`, [], BOUND_MS);
    await session.run(VERSION_TABLE);
    const [row] = await session.run("select coalesce(max(version), 0) as version from schema_migrations");
    await applyFrom(session, row === undefined ? 0 : numberOf(row, "version"));
    await session.run("commit");
  } catch (error) {
    // The transaction ends with the session.
    session.drop();
    throw error;
  }
}

async function applyFrom(session: Session, version: number): Promise<void> {
  if (version > MIGRATIONS.length) {
    throw new NewerSchemaError(
      `The database has schema version ${version}, but this program knows versions up to ${MIGRATIONS.length} only: ` +
        "start the newer program that has migrated it, or use another database.",
    );
  }
  for (const [index, migration] of MIGRATIONS.slice(version).entries()) {
    await session.run(migration, [], BOUND_MS);
    await session.run("insert into schema_migrations (version) values ($1::integer)", [version + index + 1]);
  }
}
