import { join } from "node:path";
import { INSTANCES } from "../instance-names.ts";
import { ScriptProcess } from "./script-process.ts";

const READY_MS = 20_000;
const SCRIPT = join(import.meta.dirname, "..", "..", "reference-impl", "cmx", "main.js");

/** A replica of the reference CMX in a process of its own. Disposing of it ends it. */
export class CmxReplica implements AsyncDisposable {
  readonly replicaId: string;
  /** Where health and metrics are served. */
  readonly managementUrl: string;
  readonly #process: ScriptProcess;

  private constructor(replicaId: string, managementUrl: string, process: ScriptProcess) {
    this.replicaId = replicaId;
    this.managementUrl = managementUrl;
    this.#process = process;
  }

  /**
   * Starts a replica with the settings that a service has by itself, and resolves when it is ready; rejects with its
   * last words if it does not get there.
   */
  static async start(natsUrl: string, replicaId: string): Promise<CmxReplica> {
    const process = new ScriptProcess(SCRIPT, {
      NATS_URLS: natsUrl,
      LOG_LEVEL: "info",
      SERVICE_INSTANCE_NAME: INSTANCES.cmx,
      SERVICE_INSTANCE_REPLICA_ID: replicaId,
      KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: INSTANCES.communicationService,
      KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: INSTANCES.configurationDataProvider,
    });
    try {
      const managementUrl = await process.untilSaid("that CMX is ready", managementUrlIn, READY_MS);
      return new CmxReplica(replicaId, managementUrl, process);
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

function managementUrlIn(line: string): string | undefined {
  return /"management":"([^"]+)".*"msg":"CMX is ready"/.exec(line)?.[1];
}
