import type {
  BatchTask,
  Command,
  CommandKey,
  KnownEndpoint,
  NewCommand,
  ReportedResult,
  ReportOutcome,
} from "../command.ts";
import {
  type Added,
  type BatchCommands,
  type BatchQuery,
  type CommandStore,
  type Deliver,
  type OutstandingQuery,
  type Page,
  type PageQuery,
  StoreUnavailableError,
} from "../command-store.ts";
import type { BatchMember } from "./batch-storing.ts";
import type { StoreParts } from "./store-parts.ts";
import { unavailable } from "./unavailable.ts";

/** Bound of what is asked to learn whether the server answers. */
const PROBE_BOUND_MS = 800;

/** The view that one replica has of a store in PostgreSQL. */
export class PostgresStore implements CommandStore {
  readonly #parts: StoreParts;
  readonly #begun = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  add(command: NewCommand, deliver: Deliver): Promise<Added> {
    return this.#told(() => this.#parts.adding.add(command, deliver));
  }

  addBatch(task: Omit<BatchTask, "taskId">, commands: readonly BatchMember[], deliver: Deliver): Promise<BatchTask> {
    return this.#told(() => this.#parts.batchStoring.add(task, commands, deliver));
  }

  report(
    report: { readonly endpointId: string; readonly commandType: string; readonly nowMs: number },
    results: readonly ReportedResult[],
  ): Promise<readonly ReportOutcome[]> {
    return this.#told(() => this.#parts.reporting.report(report, results));
  }

  deliverOutstanding(query: OutstandingQuery, appVersionName: string, deliver: Deliver): Promise<void> {
    return this.#told(() => this.#parts.outstanding.deliver(query, appVersionName, deliver));
  }

  endpointsWithOutstanding(afterEndpointId: string, nowMs: number, limit: number): Promise<readonly KnownEndpoint[]> {
    return this.#told(() => this.#parts.outstanding.endpoints(afterEndpointId, nowMs, limit));
  }

  rememberEndpoint(endpoint: KnownEndpoint, saidAtMs: number): Promise<void> {
    return this.#told(() => this.#parts.endpoints.remember(endpoint, saidAtMs));
  }

  forgetEndpoint(endpointId: string, nowMs: number): Promise<void> {
    return this.#told(() => this.#parts.endpoints.forget(endpointId, nowMs));
  }

  findEndpoint(endpointId: string): Promise<KnownEndpoint | undefined> {
    return this.#told(() => this.#parts.endpoints.find(endpointId));
  }

  find(key: CommandKey, nowMs: number): Promise<Command | undefined> {
    return this.#told(() => this.#parts.reads.find(key, nowMs));
  }

  findLast(endpointId: string, commandType: string, nowMs: number): Promise<Command | undefined> {
    return this.#told(() => this.#parts.reads.findLast(endpointId, commandType, nowMs));
  }

  findLastOfMany(
    endpointIds: readonly string[],
    commandTypes: readonly string[],
    nowMs: number,
  ): Promise<readonly Command[]> {
    return this.#told(() => this.#parts.reads.findLastOfMany(endpointIds, commandTypes, nowMs));
  }

  list(
    query: { readonly endpointId: string; readonly commandTypes: readonly string[]; readonly limit: number },
    nowMs: number,
  ): Promise<readonly Command[]> {
    return this.#told(() => this.#parts.reads.list(query, nowMs));
  }

  page(query: PageQuery): Promise<Page<Command>> {
    return this.#told(() => this.#parts.reads.page(query));
  }

  remove(key: CommandKey): Promise<boolean> {
    return this.#told(() => this.#parts.endpoints.removeCommand(key));
  }

  batches(query: BatchQuery): ReturnType<CommandStore["batches"]> {
    return this.#told(() => this.#parts.batchReads.page(query));
  }

  batch(
    query: { readonly tenantId: string; readonly applicationName: string; readonly taskId: number },
    nowMs: number,
  ): Promise<BatchCommands | undefined> {
    return this.#told(() => this.#parts.batchReads.find(query, nowMs));
  }

  expire(nowMs: number, limit: number): Promise<readonly Command[]> {
    return this.#told(() => this.#parts.ending.expire(nowMs, limit));
  }

  purge(endedBeforeMs: number, limit: number): Promise<number> {
    return this.#told(() => this.#parts.ending.purge(endedBeforeMs, limit));
  }

  countPending(nowMs: number): Promise<number> {
    return this.#told(() => this.#parts.ending.countPending(nowMs));
  }

  enter(replicaId: string, nowMs: number): ReturnType<CommandStore["enter"]> {
    return this.#told(() => this.#parts.liveness.enter(replicaId, nowMs));
  }

  beat(replicaId: string, nowMs: number): Promise<void> {
    return this.#told(() => this.#parts.liveness.beat(replicaId, nowMs));
  }

  leave(replicaId: string): Promise<void> {
    return this.#told(() => this.#parts.liveness.leave(replicaId));
  }

  takeSilent(aliveSinceMs: number): Promise<readonly string[]> {
    return this.#told(() => this.#parts.liveness.takeSilent(aliveSinceMs));
  }

  probe(): Promise<void> {
    return this.#told(async () => {
      await this.#parts.pools.read.run("select 1", [], PROBE_BOUND_MS);
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    await Promise.allSettled(this.#begun);
    await this.#parts.close();
  }

  /** Whatever goes wrong is told as the port has it. */
  async #told<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing !== undefined) {
      throw new StoreUnavailableError("The store was closed.");
    }
    const begun = work();
    this.#begun.add(begun);
    try {
      return await begun;
    } catch (error) {
      throw unavailable(error);
    } finally {
      this.#begun.delete(begun);
    }
  }
}
