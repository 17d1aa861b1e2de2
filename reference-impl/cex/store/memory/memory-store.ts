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
  deliveryTimeMs,
  type OutstandingQuery,
  type Page,
  type PageQuery,
} from "../command-store.ts";
import { deliverCommands } from "./deliver-commands.ts";
import type { Release } from "./endpoint-exclusion.ts";
import { pageOf } from "./pages.ts";
import type { StoreContent } from "./store-content.ts";
import { commandAt, type StoredCommand, stateAt, updatedAt } from "./stored-command.ts";
import { WorkUnderWay } from "./work-under-way.ts";

/** The view that one replica has of a store in memory. */
export class MemoryStore implements CommandStore {
  readonly #content: StoreContent;
  readonly #work = new WorkUnderWay();
  readonly #onClosed: () => void;
  #closing: Promise<void> | undefined;

  /** Calls `onClosed` once, when the store is closed. */
  constructor(content: StoreContent, onClosed: () => void) {
    this.#content = content;
    this.#onClosed = onClosed;
  }

  add(command: NewCommand, deliver: Deliver): Promise<Added> {
    return this.#work.run(async () => {
      const release = await this.#content.exclusion.share(command.endpointId);
      const stored = this.#content.commands.add(command);
      if (stored === undefined) {
        release();
        return { outcome: "duplicate" };
      }
      this.#push(stored, deliver, release);
      return { outcome: "added", command: commandAt(stored, command.createdAtMs) };
    });
  }

  addBatch(
    task: Omit<BatchTask, "taskId">,
    commands: readonly Omit<NewCommand, "commandId" | "origin">[],
    deliver: Deliver,
  ): Promise<BatchTask> {
    return this.#work.run(async () => {
      const releases = await this.#content.exclusion.shareAll(commands.map(({ endpointId }) => endpointId));
      const batch = this.#content.batches.add(task);
      const origin = { kind: "batch", taskId: batch.taskId } as const;
      const stored = commands.map((command) =>
        this.#content.commands.add({ ...command, commandId: undefined, origin }),
      );
      stored.forEach((one, index) => {
        const release = releases[index];
        if (one !== undefined && release !== undefined) {
          this.#content.batches.addCommand(one);
          this.#push(one, deliver, release);
        }
      });
      return batch;
    });
  }

  /** Goes on beside what has stored the command, which waits for no delivery. */
  #push(stored: StoredCommand, deliver: Deliver, release: Release): void {
    const { endpointId, commandType, createdAtMs } = stored.given;
    const { endpoints } = this.#content;
    const endpoint = endpoints.wants(endpointId, commandType) ? endpoints.find(endpointId) : undefined;
    if (endpoint === undefined) {
      release();
    } else {
      void this.#work.track(
        deliverCommands(endpoint, [stored], { nowMs: createdAtMs, deliveredAtMs: createdAtMs }, deliver).finally(
          release,
        ),
      );
    }
  }

  report(
    {
      endpointId,
      commandType,
      nowMs,
    }: { readonly endpointId: string; readonly commandType: string; readonly nowMs: number },
    results: readonly ReportedResult[],
  ): Promise<readonly ReportOutcome[]> {
    return this.#sharing(endpointId, () =>
      results.map(({ commandId, result }): ReportOutcome => {
        const stored = this.#content.commands.find({ endpointId, commandType, commandId });
        if (stored === undefined) {
          return { outcome: "unknown", commandId };
        }
        const state = stateAt(stored, nowMs);
        if (state !== "PENDING") {
          return { outcome: state === "EXECUTED" ? "known-already" : "expired", commandId };
        }
        this.#content.commands.execute(stored, result, nowMs);
        return { outcome: "executed", command: commandAt(stored, nowMs) };
      }),
    );
  }

  deliverOutstanding(query: OutstandingQuery, appVersionName: string, deliver: Deliver): Promise<void> {
    return this.#alone(query.endpointId, async () => {
      const { endpointId, commandType, nowMs, observe } = query;
      if (observe !== undefined) {
        this.#content.endpoints.observe(endpointId, commandType, observe);
      }
      const outstanding = this.#outstanding(query);
      await deliverCommands(
        { endpointId, appVersionName },
        outstanding,
        { nowMs, deliveredAtMs: deliveryTimeMs(query) },
        deliver,
      );
    });
  }

  #outstanding(query: OutstandingQuery): StoredCommand[] {
    const { endpointId, nowMs, commandType, notDeliveredSinceMs = Number.POSITIVE_INFINITY, isUnasked } = query;
    const outstanding = this.#content.commands.ofEndpoint(endpointId)?.outstanding(nowMs) ?? [];
    return outstanding.filter(
      ({ given, deliveredAtMs }) =>
        (commandType ?? given.commandType) === given.commandType &&
        (deliveredAtMs === undefined || deliveredAtMs < notDeliveredSinceMs) &&
        (!isUnasked || this.#content.endpoints.wants(endpointId, given.commandType)),
    );
  }

  endpointsWithOutstanding(afterEndpointId: string, nowMs: number, limit: number): Promise<readonly KnownEndpoint[]> {
    return this.#do(() => {
      const { commands, endpoints } = this.#content;
      const isKnown = (endpointId: string) => endpoints.find(endpointId) !== undefined;
      const found = commands.waitingAfter(afterEndpointId, nowMs, limit, isKnown);
      return found.flatMap((endpointId) => endpoints.find(endpointId) ?? []);
    });
  }

  rememberEndpoint(endpoint: KnownEndpoint, saidAtMs: number): Promise<void> {
    return this.#do(() => this.#content.endpoints.remember(endpoint, saidAtMs));
  }

  forgetEndpoint(endpointId: string, nowMs: number): Promise<void> {
    return this.#alone(endpointId, async () => {
      this.#content.endpoints.forget(endpointId);
      this.#content.commands.endAll(endpointId, nowMs);
    });
  }

  findEndpoint(endpointId: string): Promise<KnownEndpoint | undefined> {
    return this.#do(() => this.#content.endpoints.find(endpointId));
  }

  find(key: CommandKey, nowMs: number): Promise<Command | undefined> {
    return this.#do(() => {
      const stored = this.#content.commands.find(key);
      return stored === undefined ? undefined : commandAt(stored, nowMs);
    });
  }

  async findLast(endpointId: string, commandType: string, nowMs: number): Promise<Command | undefined> {
    const [last] = await this.findLastOfMany([endpointId], [commandType], nowMs);
    return last;
  }

  findLastOfMany(
    endpointIds: readonly string[],
    commandTypes: readonly string[],
    nowMs: number,
  ): Promise<readonly Command[]> {
    return this.#do(() =>
      [...new Set(endpointIds)]
        .flatMap((endpointId) => this.#content.commands.ofEndpoint(endpointId)?.last(commandTypes) ?? [])
        .map((stored) => commandAt(stored, nowMs)),
    );
  }

  list(
    query: { readonly endpointId: string; readonly commandTypes: readonly string[]; readonly limit: number },
    nowMs: number,
  ): Promise<readonly Command[]> {
    return this.#do(() => {
      const commands = this.#content.commands.ofEndpoint(query.endpointId);
      const newest = commands?.newest(query.commandTypes, query.limit) ?? [];
      return newest.map((stored) => commandAt(stored, nowMs));
    });
  }

  page(query: PageQuery): Promise<Page<Command>> {
    return this.#do(() => {
      const types = new Set(query.commandTypes);
      const ofApplication = this.#content.commands.ofApplication(query);
      const wanted = ofApplication.filter(({ given }) => types.size === 0 || types.has(given.commandType));
      const { totalElements, content } = pageOf(wanted, (stored) => sortValue(stored, query), query);
      return { totalElements, content: content.map((stored) => commandAt(stored, query.nowMs)) };
    });
  }

  remove(key: CommandKey): Promise<boolean> {
    return this.#sharing(key.endpointId, () => {
      const stored = this.#content.commands.find(key);
      if (stored !== undefined) {
        this.#content.remove(stored);
      }
      return stored !== undefined;
    });
  }

  batches(query: BatchQuery): ReturnType<CommandStore["batches"]> {
    return this.#do(() => this.#content.batches.page(query));
  }

  batch(
    query: { readonly tenantId: string; readonly applicationName: string; readonly taskId: number },
    nowMs: number,
  ): Promise<BatchCommands | undefined> {
    return this.#do(() => this.#content.batches.find(query, nowMs));
  }

  expire(nowMs: number, limit: number): Promise<readonly Command[]> {
    return this.#do(() => this.#content.commands.expire(nowMs, limit).map((stored) => commandAt(stored, nowMs)));
  }

  purge(endedBeforeMs: number, limit: number): Promise<number> {
    return this.#do(() => {
      const ended = this.#content.commands.endedBefore(endedBeforeMs, limit);
      ended.forEach((stored) => this.#content.remove(stored));
      this.#content.batches.purge(endedBeforeMs);
      return ended.length;
    });
  }

  countPending(nowMs: number): Promise<number> {
    return this.#do(() => this.#content.commands.countPending(nowMs));
  }

  enter(replicaId: string, nowMs: number): Promise<"first" | "again" | "joined"> {
    return this.#do(() => this.#content.replicas.enter(replicaId, nowMs));
  }

  beat(replicaId: string, nowMs: number): Promise<void> {
    return this.#do(() => this.#content.replicas.beat(replicaId, nowMs));
  }

  leave(replicaId: string): Promise<void> {
    return this.#do(() => this.#content.replicas.leave(replicaId));
  }

  takeSilent(aliveSinceMs: number): Promise<readonly string[]> {
    return this.#do(() => this.#content.replicas.takeSilent(aliveSinceMs));
  }

  probe(): Promise<void> {
    return this.#do(() => undefined);
  }

  close(): Promise<void> {
    this.#closing ??= this.#work.end().then(this.#onClosed);
    return this.#closing;
  }

  #do<T>(work: () => T): Promise<T> {
    return this.#work.run(async () => work());
  }

  #sharing<T>(endpointId: string, work: () => T): Promise<T> {
    return this.#work.run(async () => {
      const release = await this.#content.exclusion.share(endpointId);
      try {
        return work();
      } finally {
        release();
      }
    });
  }

  #alone<T>(endpointId: string, work: () => Promise<T>): Promise<T> {
    return this.#work.run(async () => {
      const release = await this.#content.exclusion.takeAlone(endpointId);
      try {
        return await work();
      } finally {
        release();
      }
    });
  }
}

function sortValue(stored: StoredCommand, { sortBy, nowMs }: PageQuery): string | number {
  return sortBy === "updatedAt"
    ? updatedAt(stored, nowMs)
    : stored.given[sortBy === "createdAt" ? "createdAtMs" : sortBy];
}
