import { type Clock, clockWaiter, type IdGenerator } from "../../runtime/index.ts";
import { type Cluster, HOST, SUPERUSER } from "./cluster.ts";
import { DatabaseStartError } from "./database-errors.ts";
import type { DirectoryKeeper } from "./directory-keeper.ts";
import { freePort } from "./free-port.ts";
import { type EndManner, type ServerProcess, type ServerProcessOptions, startServerProcess } from "./server-process.ts";
import type { EmbeddedPostgresql } from "./started-postgresql.ts";

/** A cluster with data, and what its server needs to be run. */
export interface EmbeddedServerParts extends Pick<ServerProcessOptions, "clock" | "logger" | "timeoutMs"> {
  readonly cluster: Cluster;
  readonly keeper: DirectoryKeeper;
  readonly password: string;
  readonly ids: IdGenerator;
}

const PORTS_TRIED_MAX = 5;
const RESTARTS_TRIED_MAX = 10;
const RESTART_PAUSE_MS = 200;
/** What passes: somebody has the port for a moment, or a process of the server before still ends. */
const PASSING = /could not bind|shared memory block|lock file/;

const never = new Promise<never>(() => undefined);
const pass = (clock: Clock, ms: number): Promise<unknown> => clockWaiter(clock).within(ms, never);

/** The server of a cluster, which can be killed and comes back at the same address. */
export class EmbeddedServer implements EmbeddedPostgresql {
  readonly kind = "embedded";
  readonly url: string;
  readonly port: number;
  readonly #parts: EmbeddedServerParts;
  #server: ServerProcess | undefined;
  #closed: Promise<void> | undefined;
  /** Settles when the last thing that was asked for is done. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(parts: EmbeddedServerParts, port: number, server: ServerProcess) {
    this.#parts = parts;
    this.port = port;
    this.url = `postgres://${SUPERUSER}:${parts.password}@${HOST}:${port}/postgres`;
    this.#server = server;
  }

  /** Starts the server on a port that is free. Rejects with `DatabaseStartError`. */
  static async start(parts: EmbeddedServerParts): Promise<EmbeddedServer> {
    for (let attempt = 1; ; attempt += 1) {
      const port = await freePort(HOST, parts.ids);
      try {
        return new EmbeddedServer(parts, port, await startProcess(parts, port));
      } catch (cause) {
        refuseUnlessPassing(cause, attempt < PORTS_TRIED_MAX);
      }
    }
  }

  get processId(): number | undefined {
    return this.#server?.processId;
  }

  kill(): Promise<void> {
    return this.#inTurn(() => this.#end("crash"));
  }

  restart(): Promise<void> {
    if (this.#closed !== undefined) {
      return Promise.reject(new Error("this PostgreSQL was closed; its data are gone"));
    }
    return this.#inTurn(async () => {
      await this.#end("fast");
      this.#server = await this.#startAgain();
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#inTurn(async () => {
      await this.#end("immediate");
      await this.#parts.keeper.end();
    });
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #inTurn(action: () => Promise<void>): Promise<void> {
    const done = this.#last.then(action);
    this.#last = done.catch(() => undefined); // whoever asked for it is told
    return done;
  }

  async #end(manner: EndManner): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await server?.end(manner);
  }

  async #startAgain(): Promise<ServerProcess> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await startProcess(this.#parts, this.port);
      } catch (cause) {
        refuseUnlessPassing(cause, attempt < RESTARTS_TRIED_MAX);
        await pass(this.#parts.clock, RESTART_PAUSE_MS);
      }
    }
  }
}

function startProcess(parts: EmbeddedServerParts, port: number): Promise<ServerProcess> {
  const { cluster, keeper, clock, logger, timeoutMs } = parts;
  const onProcess = (processId: number | undefined) => keeper.watch(processId);
  return startServerProcess(cluster, { port, timeoutMs, clock, logger, onProcess });
}

function refuseUnlessPassing(cause: unknown, again: boolean): void {
  if (!again || !(cause instanceof DatabaseStartError) || !PASSING.test(cause.message)) {
    throw cause;
  }
}
