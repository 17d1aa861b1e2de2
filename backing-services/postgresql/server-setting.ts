import postgres from "postgres";
import { DatabaseUnavailableError } from "./database-errors.ts";

const CONNECT_TIMEOUT_S = 10;
const CONNECTION_END_TIMEOUT_S = 5;

/**
 * The value that a setting has for a new session in the database at `url`, as `SHOW` tells it: "on", "32MB". Rejects
 * with `DatabaseUnavailableError` if the server does not tell.
 */
export async function serverSetting(url: string, name: string): Promise<string> {
  const sql = postgres(url, { max: 1, fetch_types: false, connect_timeout: CONNECT_TIMEOUT_S });
  try {
    const [row] = await sql<{ value: unknown }[]>`SELECT current_setting(${name}) AS value`;
    return String(row?.value);
  } catch (cause) {
    const outcome = `did not tell its setting ${name}: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new DatabaseUnavailableError([{ place: new URL(url).host, outcome }], { cause });
  } finally {
    await sql.end({ timeout: CONNECTION_END_TIMEOUT_S });
  }
}
