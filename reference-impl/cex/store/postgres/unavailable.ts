import postgres from "postgres";
import { StoreUnavailableError } from "../command-store.ts";

/** SQLSTATE classes of what lies in the statement and its data: the server is well, and so is the connection. */
const OF_THE_DATA = /^(?:0A|21|22|23|40|42|54)/;

/** A statement that the server refused for what is in it. */
export class RefusedStatementError extends StoreUnavailableError {}

/** Whatever went wrong, as the port tells it. */
export function unavailable(cause: unknown): StoreUnavailableError {
  if (cause instanceof StoreUnavailableError) {
    return cause;
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof postgres.PostgresError && OF_THE_DATA.test(cause.code)) {
    return new RefusedStatementError(`PostgreSQL refused a statement with ${cause.code}: ${reason}`, { cause });
  }
  return new StoreUnavailableError(`PostgreSQL does not answer: ${reason}`, { cause });
}
