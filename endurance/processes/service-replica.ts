import { ScriptProcess } from "./script-process.ts";

/** How a replica is started. */
export interface ReplicaStart {
  readonly replicaId: string;
  /** The compiled entry point of the service. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What the service logs when it is ready: `CMX is ready`. */
  readonly readyMessage: string;
}

/** A replica that has said that it is ready. */
export interface ReadyReplica {
  readonly replicaId: string;
  readonly managementUrl: string;
  readonly restUrl: string;
  readonly process: ScriptProcess;
}

const READY_MS = 20_000;

/** A replica of a reference service in a process of its own. Disposing of it ends it. */
export class ServiceReplica implements AsyncDisposable {
  readonly replicaId: string;
  /** Where health and metrics are served. */
  readonly managementUrl: string;
  /** Where the REST interface is served; empty if the service has none. */
  readonly restUrl: string;
  readonly #process: ScriptProcess;

  protected constructor({ replicaId, managementUrl, restUrl, process }: ReadyReplica) {
    this.replicaId = replicaId;
    this.managementUrl = managementUrl;
    this.restUrl = restUrl;
    this.#process = process;
  }

  /** Resolves when it is ready; rejects with its last words if it does not get there. */
  protected static async launch(start: ReplicaStart): Promise<ReadyReplica> {
    const { replicaId, script, environment, readyMessage } = start;
    const process = new ScriptProcess(script, environment);
    try {
      const read = (line: string) => placesIn(line, readyMessage);
      const places = await process.untilSaid(`"${readyMessage}"`, read, READY_MS);
      return { replicaId, process, ...places };
    } catch (cause) {
      await process.stop();
      throw cause;
    }
  }

  get processId(): number {
    return this.#process.processId;
  }

  /** How it ended, with its last words; undefined while it runs. */
  get end(): string | undefined {
    const { end } = this.#process;
    return end === undefined ? undefined : `${this.replicaId} ended: ${end}\n${this.lastWords}`;
  }

  /** What it wrote last. */
  get lastWords(): string {
    return `${this.replicaId} wrote last\n${this.#process.lastLines.join("\n")}`;
  }

  /** Ends it as a crash would; resolves when it is gone. */
  kill(): Promise<void> {
    return this.#process.kill();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.end === undefined) {
      await this.#process.stop();
    }
  }
}

function placesIn(line: string, readyMessage: string): Pick<ReadyReplica, "managementUrl" | "restUrl"> | undefined {
  if (!line.includes(`"msg":"${readyMessage}"`)) {
    return undefined;
  }
  const [, managementUrl] = /"management":"([^"]+)"/.exec(line) ?? [];
  const [, restUrl = ""] = /"rest":"([^"]+)"/.exec(line) ?? [];
  return managementUrl === undefined ? undefined : { managementUrl, restUrl };
}
