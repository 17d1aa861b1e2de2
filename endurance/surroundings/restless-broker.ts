import process from "node:process";
import {
  BrokerStartError,
  type FoundNatsServer,
  findNatsServer,
  type StartedNatsServer,
  startNatsServer,
} from "../../backing-services/index.ts";
import { clockWaiter, silentLogger, systemClock } from "../../runtime/index.ts";

const SEARCH_MS = 60_000;
const START_ATTEMPTS_MAX = 10;
const ATTEMPT_PAUSE_MS = 500;

const options = { environment: process.env, clock: systemClock, logger: silentLogger };
const never = new Promise<never>(() => undefined);
const pass = (ms: number): Promise<unknown> => clockWaiter(systemClock).within(ms, never);

/** A `nats-server` that can be killed and comes back at the same address. Disposing of it ends it. */
export class RestlessBroker implements AsyncDisposable {
  readonly #found: FoundNatsServer;
  #server: StartedNatsServer;

  private constructor(found: FoundNatsServer, server: StartedNatsServer) {
    this.#found = found;
    this.#server = server;
  }

  /** Rejects as `findNatsServer` and `startNatsServer` do. */
  static async start(): Promise<RestlessBroker> {
    const found = await findNatsServer({ ...options, timeoutMs: SEARCH_MS });
    return new RestlessBroker(found, await startNatsServer(found, options));
  }

  get url(): string {
    return this.#server.url;
  }

  /** Kills the server, as a crash would, leaves it away so long, and starts it anew. */
  async crash(outageMs: number): Promise<void> {
    const { processId, port } = this.#server;
    if (processId === undefined) {
      throw new Error("the broker runs in a container and cannot be killed; put a nats-server on the PATH");
    }
    process.kill(processId, "SIGKILL");
    await this.#server.stop();
    await pass(outageMs);
    this.#server = await this.#startAt(port);
  }

  /** Somebody's outgoing connection may have the port for a moment while nobody serves it. */
  async #startAt(port: number): Promise<StartedNatsServer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await startNatsServer(this.#found, { ...options, port });
      } catch (cause) {
        if (!(cause instanceof BrokerStartError) || attempt === START_ATTEMPTS_MAX) {
          throw cause;
        }
        await pass(ATTEMPT_PAUSE_MS);
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.stop();
  }
}
