import type {
  BatchTask,
  Command,
  CommandKey,
  KnownEndpoint,
  NewCommand,
  ReportedResult,
  ReportOutcome,
} from "../command.ts";
import type {
  Added,
  BatchCommands,
  BatchQuery,
  CommandStore,
  Deliver,
  OutstandingQuery,
  Page,
  PageQuery,
} from "../command-store.ts";
import type { BatchMember } from "./batch-storing.ts";
import type { StoreParts } from "./store-parts.ts";
import { unavailable } from "./unavailable.ts";

/** Bound of what is asked to learn whether the server answers. */
const PROBE_BOUND_MS = 800;

/** The view that one replica has of a store in PostgreSQL. */
export class PostgresStore implements CommandStore {
  readonly #parts: StoreParts;
  #closing: Promise<void> | undefined;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  add(command: NewCommand, deliver: Deliver): Promise<Added> {
    return told(() => this.#parts.adding.add(command, deliver));
  }

  addBatch(task: Omit<BatchTask, "taskId">, commands: readonly BatchMember[], deliver: Deliver): Promise<BatchTask> {
    return told(() => this.#parts.batchStoring.add(task, commands, deliver));
  }

  report(
    report: { readonly endpointId: string; readonly commandType: string; readonly nowMs: number },
    results: readonly ReportedResult[],
  ): Promise<readonly ReportOutcome[]> {
    return told(() => this.#parts.reporting.report(report, results));
  }

  deliverOutstanding(query: OutstandingQuery, appVersionName: string, deliver: Deliver): Promise<void> {
    return told(() => this.#parts.outstanding.deliver(query, appVersionName, deliver));
  }

  endpointsWithOutstanding(afterEndpointId: string, nowMs: number, limit: number): Promise<readonly KnownEndpoint[]> {
    return told(() => this.#parts.outstanding.endpoints(afterEndpointId, nowMs, limit));
  }

  rememberEndpoint(endpoint: KnownEndpoint, saidAtMs: number): Promise<void> {
    return told(() => this.#parts.endpoints.remember(endpoint, saidAtMs));
  }

  forgetEndpoint(endpointId: string, nowMs: number): Promise<void> {
    return told(() => this.#parts.endpoints.forget(endpointId, nowMs));
  }

  findEndpoint(endpointId: string): Promise<KnownEndpoint | undefined> {
    return told(() => this.#parts.endpoints.find(endpointId));
  }

  find(key: CommandKey, nowMs: number): Promise<Command | undefined> {
    return told(() => this.#parts.reads.find(key, nowMs));
  }

  findLast(endpointId: string, commandType: string, nowMs: number): Promise<Command | undefined> {
    return told(() => this.#parts.reads.findLast(endpointId, commandType, nowMs));
  }

  findLastOfMany(
    endpointIds: readonly string[],
    commandTypes: readonly string[],
    nowMs: number,
  ): Promise<readonly Command[]> {
    return told(() => this.#parts.reads.findLastOfMany(endpointIds, commandTypes, nowMs));
  }

  list(
    query: { readonly endpointId: string; readonly commandTypes: readonly string[]; readonly limit: number },
    nowMs: number,
  ): Promise<readonly Command[]> {
    return told(() => this.#parts.reads.list(query, nowMs));
  }

  page(query: PageQuery): Promise<Page<Command>> {
    return told(() => this.#parts.reads.page(query));
  }

  remove(key: CommandKey): Promise<boolean> {
    return told(() => this.#parts.endpoints.removeCommand(key));
  }

  batches(query: BatchQuery): ReturnType<CommandStore["batches"]> {
    return told(() => this.#parts.batchReads.page(query));
  }

  batch(
    query: { readonly tenantId: string; readonly applicationName: string; readonly taskId: number },
    nowMs: number,
  ): Promise<BatchCommands | undefined> {
    return told(() => this.#parts.batchReads.find(query, nowMs));
  }

  expire(nowMs: number, limit: number): Promise<readonly Command[]> {
    return told(() => this.#parts.ending.expire(nowMs, limit));
  }

  purge(endedBeforeMs: number, limit: number): Promise<number> {
    return told(() => this.#parts.ending.purge(endedBeforeMs, limit));
  }

  countPending(nowMs: number): Promise<number> {
    return told(() => this.#parts.ending.countPending(nowMs));
  }

  enter(replicaId: string, nowMs: number): ReturnType<CommandStore["enter"]> {
    return told(() => this.#parts.liveness.enter(replicaId, nowMs));
  }

  beat(replicaId: string, nowMs: number): Promise<void> {
    return told(() => this.#parts.liveness.beat(replicaId, nowMs));
  }

  leave(replicaId: string): Promise<void> {
    return told(() => this.#parts.liveness.leave(replicaId));
  }

  takeSilent(aliveSinceMs: number): Promise<readonly string[]> {
    return told(() => this.#parts.liveness.takeSilent(aliveSinceMs));
  }

  probe(): Promise<void> {
    return told(async () => {
      await this.#parts.pools.read.run("select 1", [], PROBE_BOUND_MS);
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#parts.close();
    return this.#closing;
  }
}

/** Whatever goes wrong is told as the port has it. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unavailable(error);
  }
}
