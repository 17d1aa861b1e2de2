import { createDatabase, startPostgresql } from "../../backing-services/index.ts";
import { silentLogger, systemClock, uniqueIds } from "../../runtime/index.ts";
import type { ClosingStack } from "./closing-stack.ts";
import type { Progress } from "./progress.ts";

/**
 * Makes an empty database for this run, on the server that `DATABASE_URL` names or else on one of our own, and returns
 * its URL. Rejects with `DatabaseUnavailableError`, `DatabaseStartError` or `DatabaseRefusedError`.
 */
export async function startDatabase(parts: {
  readonly environment: NodeJS.ProcessEnv;
  readonly progress: Progress;
  readonly closing: ClosingStack;
}): Promise<string> {
  const { environment, progress, closing } = parts;
  progress.stage("Starting a PostgreSQL");
  const logger = { ...silentLogger, info: (message: string) => progress.stage(message) };
  const server = await startPostgresql({ environment, clock: systemClock, logger });
  closing.push(() => server.close());
  const name = `kaaliper_${uniqueIds.next().replaceAll("-", "")}`;
  const database = await createDatabase(server.url, name);
  closing.push(() => database.drop());
  return database.url;
}
