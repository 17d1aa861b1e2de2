import { type Clock, clockWaiter, type Logger } from "../../runtime/index.ts";
import { provisionDebianPackages, userCacheDirectory } from "../debian-package/index.ts";
import { type Environment, programIn, programOnPath } from "../programs/index.ts";
import { BrokerUnavailableError, type NatsServerAttempt } from "./broker-errors.ts";
import type { FoundNatsServer } from "./found-nats-server.ts";
import { containerEngineProblem } from "./nats-container.ts";

/** Where to look for a `nats-server`, and how long. */
export interface FindNatsServerOptions {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Bound for the whole search, in milliseconds; a first use fetches a few megabytes. */
  readonly timeoutMs: number;
  /** Directories that hold servers but are not on every user's PATH. */
  readonly systemDirectories?: readonly string[];
  /** Says why containers cannot be used; resolves with undefined if they can. */
  readonly engineProblem?: (options: Pick<FindNatsServerOptions, "clock">) => Promise<string | undefined>;
}

const PROGRAM = "nats-server";
const SYSTEM_DIRECTORIES = ["/usr/sbin", "/usr/local/sbin"];
/** Kept below 2.11: an old server that passes proves more than a new one. */
const IMAGE = "nats:2.10";

interface Place {
  readonly name: string;
  /** What was found, or why there is nothing. */
  look(): Promise<FoundNatsServer | string>;
}

/**
 * Finds a `nats-server`: on the PATH, in the system's directories, in the user's cache (filled from the
 * distribution's package on first use), as a container. A server that runs already is the caller's business.
 * Rejects with `BrokerUnavailableError`, which lists what was tried.
 */
export async function findNatsServer(options: FindNatsServerOptions): Promise<FoundNatsServer> {
  const attempts: NatsServerAttempt[] = [];
  for (const place of places(options)) {
    const outcome = await place
      .look()
      .catch((cause: unknown) => (cause instanceof Error ? cause.message : String(cause)));
    if (typeof outcome !== "string") {
      options.logger.debug("found a nats-server", { place: place.name });
      return outcome;
    }
    attempts.push({ place: place.name, outcome });
  }
  throw new BrokerUnavailableError(attempts);
}

function places(options: FindNatsServerOptions): Place[] {
  const directories = options.systemDirectories ?? SYSTEM_DIRECTORIES;
  const engineProblem = options.engineProblem ?? containerEngineProblem;
  return [
    { name: "PATH", look: async () => installed(await programOnPath(options.environment, PROGRAM)) },
    { name: directories.join(", "), look: async () => installed(await programIn(directories, PROGRAM)) },
    { name: "user cache, from the distribution's package", look: () => provisioned(options) },
    {
      name: `container ${IMAGE}`,
      look: async () => (await engineProblem(options)) ?? { kind: "container", image: IMAGE },
    },
  ];
}

function installed(programPath: string | undefined): FoundNatsServer | string {
  return programPath === undefined ? `no ${PROGRAM} there` : { kind: "program", programPath, environment: {} };
}

async function provisioned(options: FindNatsServerOptions): Promise<FoundNatsServer | string> {
  const { environment, clock, logger, timeoutMs } = options;
  const fetched = provisionDebianPackages({
    name: PROGRAM,
    packages: [PROGRAM],
    program: `usr/sbin/${PROGRAM}`,
    cacheDirectory: await userCacheDirectory(environment),
    environment,
    clock,
    logger,
    timeoutMs,
  });
  const outcome = await clockWaiter(clock).within(timeoutMs, fetched);
  return outcome.settled ? { kind: "program", ...outcome.value } : `gave up after ${timeoutMs} ms`;
}
