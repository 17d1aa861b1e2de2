import type { BatchCounts, BatchTask, CommandKey } from "../command.ts";
import type { BatchCommands, BatchQuery, Page } from "../command-store.ts";
import { pageOf } from "./pages.ts";
import { type StoredCommand, stateAt } from "./stored-command.ts";

interface Batch {
  readonly task: BatchTask;
  readonly commands: Set<StoredCommand>;
}

/** Batches and their commands. */
export class Batches {
  readonly #batches = new Map<number, Batch>();
  /** Those without commands, which wait for their removal. */
  readonly #empty = new Set<Batch>();
  #lastId = 0;

  /** A new batch, which has no commands yet. */
  add(task: Omit<BatchTask, "taskId">): BatchTask {
    this.#lastId += 1;
    const stored = { ...task, payload: task.payload?.slice() ?? null, taskId: this.#lastId };
    const batch = { task: stored, commands: new Set<StoredCommand>() };
    this.#batches.set(stored.taskId, batch);
    this.#empty.add(batch);
    return stored;
  }

  /** Says that a command was stored. Does nothing if it is of no batch. */
  addCommand(stored: StoredCommand): void {
    const batch = this.#batchOf(stored);
    if (batch !== undefined) {
      batch.commands.add(stored);
      this.#empty.delete(batch);
    }
  }

  /** Says that a command was removed. */
  removeCommand(stored: StoredCommand): void {
    const batch = this.#batchOf(stored);
    batch?.commands.delete(stored);
    if (batch?.commands.size === 0) {
      this.#empty.add(batch);
    }
  }

  /** Removes batches that were created before a time and have no commands left. */
  purge(createdBeforeMs: number): void {
    for (const batch of this.#empty) {
      if (batch.task.createdAtMs < createdBeforeMs) {
        this.#empty.delete(batch);
        this.#batches.delete(batch.task.taskId);
      }
    }
  }

  page(query: BatchQuery): Page<BatchTask & BatchCounts> {
    const wanted = [...this.#batches.values()].filter(({ task }) => fits(task, query));
    const { totalElements, content } = pageOf(
      wanted,
      ({ task }) => task[query.sortBy === "createdAt" ? "createdAtMs" : query.sortBy] ?? "",
      query,
    );
    return {
      totalElements,
      content: content.map(({ task, commands }) => ({ ...task, ...count(commands, query.nowMs) })),
    };
  }

  /** Undefined if the application has no such batch. */
  find(
    query: { readonly tenantId: string; readonly applicationName: string; readonly taskId: number },
    nowMs: number,
  ): BatchCommands | undefined {
    const batch = this.#batches.get(query.taskId);
    return batch !== undefined && fits(batch.task, query) ? byState(batch.commands, nowMs) : undefined;
  }

  #batchOf({ given: { origin } }: StoredCommand): Batch | undefined {
    return origin.kind === "batch" ? this.#batches.get(origin.taskId) : undefined;
  }
}

/** What is undefined in a query fits all. */
function fits(
  task: BatchTask,
  query: Omit<BatchQuery, "sortBy" | "sortOrder" | "offset" | "limit" | "nowMs">,
): boolean {
  const { tenantId, applicationName, commandType = task.commandType, filterId = task.filterId } = query;
  return (
    task.tenantId === tenantId &&
    task.applicationName === applicationName &&
    task.commandType === commandType &&
    task.filterId === filterId
  );
}

function byState(commands: Iterable<StoredCommand>, nowMs: number): BatchCommands {
  const found = {
    PENDING: new Array<CommandKey>(),
    EXECUTED: new Array<CommandKey>(),
    EXPIRED: new Array<CommandKey>(),
  };
  for (const stored of commands) {
    const { endpointId, commandType, commandId } = stored.given;
    found[stateAt(stored, nowMs)].push({ endpointId, commandType, commandId });
  }
  return found;
}

function count(commands: Iterable<StoredCommand>, nowMs: number): BatchCounts {
  const { PENDING, EXECUTED, EXPIRED } = byState(commands, nowMs);
  return { pending: PENDING.length, executed: EXECUTED.length, expired: EXPIRED.length };
}
