import { type Clock, clockWaiter, type Logger } from "../../runtime/index.ts";
import type { Environment } from "../programs/index.ts";
import { BrokerStartError } from "./broker-errors.ts";
import type { FoundNatsServer, StartedNatsServer } from "./found-nats-server.ts";
import { type GuardedProcess, startGuarded } from "./guarded-process.ts";
import { startNatsContainer } from "./nats-container.ts";

/** How a server is started. */
export interface StartNatsServerOptions {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly logger: Logger;
  /** TCP port on the loopback interface; 0, the default, lets the system choose. */
  readonly port?: number;
  /** Bound until the server is ready, in milliseconds; a container's image may have to be fetched meanwhile. */
  readonly timeoutMs?: number;
}

const HOST = "127.0.0.1";
const PROGRAM_TIMEOUT_MS = 10_000;
const CONTAINER_TIMEOUT_MS = 120_000;
const LOG_LINES_KEPT = 20;

/** Starts the server that was found and waits until it is ready. Rejects with `BrokerStartError`. */
export async function startNatsServer(
  found: FoundNatsServer,
  options: StartNatsServerOptions,
): Promise<StartedNatsServer> {
  const port = options.port ?? 0;
  return found.kind === "container"
    ? await startNatsContainer(found.image, port, options.timeoutMs ?? CONTAINER_TIMEOUT_MS)
    : await startProgram(found, port, options);
}

async function startProgram(
  found: Extract<FoundNatsServer, { kind: "program" }>,
  port: number,
  options: StartNatsServerOptions,
): Promise<StartedNatsServer> {
  const log = new ServerLog(options.logger);
  const args = ["-a", HOST, "-p", port === 0 ? "-1" : String(port)];
  const environment = { ...options.environment, ...found.environment };
  const server = await startGuarded(found.programPath, args, environment, options.clock, (line) => log.add(line));
  const readyPort = await untilReady(server, log, options).catch(async (cause: unknown) => {
    await server.end();
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new BrokerStartError(`${found.programPath} ${args.join(" ")}: ${problem}; it said\n${log.lines.join("\n")}`);
  });
  const stop = () => server.end();
  return {
    url: `nats://${HOST}:${readyPort}`,
    port: readyPort,
    processId: server.processId,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function untilReady(server: GuardedProcess, log: ServerLog, options: StartNatsServerOptions): Promise<number> {
  const timeoutMs = options.timeoutMs ?? PROGRAM_TIMEOUT_MS;
  const endedEarly = server.ended.then((status) => {
    throw new Error(`ended with exit status ${status} before it was ready`);
  });
  const ready = await clockWaiter(options.clock).within(timeoutMs, Promise.race([log.ready, endedEarly]));
  if (!ready.settled) {
    throw new Error(`was not ready within ${timeoutMs} ms`);
  }
  return ready.value;
}

/** What the server prints: tells when it is ready and on which port, and keeps the last lines. */
class ServerLog {
  readonly lines: string[] = [];
  /** The port on which clients are served, once they are. */
  readonly ready: Promise<number>;
  readonly #logger: Logger;
  #port = 0;
  #onReady: (port: number) => void = () => undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
    this.ready = new Promise((resolve) => {
      this.#onReady = resolve;
    });
  }

  add(line: string): void {
    this.#logger.debug(line);
    this.lines.push(line);
    if (this.lines.length > LOG_LINES_KEPT) {
      this.lines.shift();
    }
    this.#port = Number(/Listening for client connections on \S+:(\d+)/.exec(line)?.[1] ?? this.#port);
    if (line.includes("Server is ready")) {
      this.#onReady(this.#port);
    }
  }
}
