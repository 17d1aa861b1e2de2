import type {
  BatchCounts,
  BatchTask,
  Command,
  CommandKey,
  CommandState,
  Delivery,
  KnownEndpoint,
  NewCommand,
  ReportedResult,
  ReportOutcome,
} from "./command.ts";

/** The store cannot be reached, or does not take anything now. Nothing is known of what was being done. */
export class StoreUnavailableError extends Error {
  override readonly name = "StoreUnavailableError";
}

/**
 * Sends commands to an endpoint. It resolves when the bus has taken them, or when it is clear that it does not; it has
 * to settle soon, for meanwhile other deliveries to the endpoint wait.
 */
export type Deliver = (delivery: Delivery) => Promise<void>;

/** What came of storing a command: there may be one of that identifier already. */
export type Added = { readonly outcome: "added"; readonly command: Command } | { readonly outcome: "duplicate" };

/** Which outstanding commands of an endpoint are to be sent. */
export interface OutstandingQuery {
  readonly endpointId: string;
  /** Undefined for all types. */
  readonly commandType: string | undefined;
  readonly nowMs: number;
  /** Leaves out what was handed to a delivery at this time or later. */
  readonly notDeliveredSinceMs?: number;
  /** Leaves out the types that the endpoint does not want to be sent (11/CEP, `observe: false`). */
  readonly isUnasked: boolean;
  /** What the endpoint says with its request; in force before anything is delivered. */
  readonly observe?: boolean;
}

/**
 * When a delivery counts as handed over. Whoever asked is certainly there, so that counts as later than a connection of
 * the same millisecond; what was sent unasked in that millisecond may have come too early for it.
 */
export function deliveryTimeMs({ nowMs, isUnasked }: Pick<OutstandingQuery, "nowMs" | "isUnasked">): number {
  return isUnasked ? nowMs : nowMs + 1;
}

/** A page of the commands of an application, the newest first unless told otherwise. */
export interface PageQuery {
  readonly tenantId: string;
  readonly applicationName: string;
  /** Empty for all types. */
  readonly commandTypes: readonly string[];
  readonly offset: number;
  readonly limit: number;
  readonly sortBy: "createdAt" | "updatedAt" | "commandType" | "endpointId" | "commandId";
  readonly sortOrder: "ASC" | "DESC";
  readonly nowMs: number;
}

/** Some of all there are. */
export interface Page<T> {
  readonly totalElements: number;
  readonly content: readonly T[];
}

/** Which batches of an application are wanted. */
export interface BatchQuery {
  readonly tenantId: string;
  readonly applicationName: string;
  readonly commandType?: string;
  readonly filterId?: string;
  readonly sortBy: "commandType" | "filterId" | "createdAt" | "taskId";
  readonly sortOrder: "ASC" | "DESC";
  readonly offset: number;
  readonly limit: number;
  readonly nowMs: number;
}

/** The commands of a batch, by state. */
export type BatchCommands = Readonly<Record<CommandState, readonly CommandKey[]>>;

/**
 * Where CEX keeps commands, shared by all its replicas. What a method has resolved with is durable.
 *
 * `deliverOutstanding` has an endpoint for itself until its `Deliver` has settled: meanwhile no command of that endpoint
 * is added, no result of it is taken, and nothing else is delivered to it, whichever replica that comes to. The delivery
 * of a command that is added holds up `deliverOutstanding`, but neither other additions nor results. So nothing is sent
 * after its result was taken, and two replicas do not send the same command for the same reason.
 *
 * Every method rejects with a `StoreUnavailableError` if the store does not answer, and with nothing else. A state is
 * that at `nowMs`: what is past its deadline reads as expired, whether or not `expire` has seen it.
 */
export interface CommandStore {
  /**
   * Stores a command and resolves as soon as that is durable. Unless its endpoint is not known or does not want to be
   * sent the type, `deliver` is called with the command right then.
   */
  add(command: NewCommand, deliver: Deliver): Promise<Added>;

  /** The same for the commands of a batch at once, each of another endpoint. Resolves with the batch as it was stored. */
  addBatch(
    task: Omit<BatchTask, "taskId">,
    commands: readonly Omit<NewCommand, "commandId" | "origin">[],
    deliver: Deliver,
  ): Promise<BatchTask>;

  /** Takes what an endpoint reports of commands of one type, one outcome for each, in order. */
  report(
    report: { readonly endpointId: string; readonly commandType: string; readonly nowMs: number },
    results: readonly ReportedResult[],
  ): Promise<readonly ReportOutcome[]>;

  /**
   * Hands the outstanding commands of an endpoint to `deliver`, in the order of their creation, and resolves when it
   * has settled. It is called with an empty list if nothing is outstanding. `appVersionName` is that of the delivery.
   */
  deliverOutstanding(query: OutstandingQuery, appVersionName: string, deliver: Deliver): Promise<void>;

  /** Endpoints with outstanding commands, in the order of their identifiers, after the one that is named. */
  endpointsWithOutstanding(afterEndpointId: string, nowMs: number, limit: number): Promise<readonly KnownEndpoint[]>;

  /** What is known of an endpoint from now on, unless something later is known already. */
  rememberEndpoint(endpoint: KnownEndpoint, saidAtMs: number): Promise<void>;
  /** The endpoint is no more: its commands that are pending end now, as `expire` will tell, and nothing of it is known. */
  forgetEndpoint(endpointId: string, nowMs: number): Promise<void>;
  findEndpoint(endpointId: string): Promise<KnownEndpoint | undefined>;

  find(key: CommandKey, nowMs: number): Promise<Command | undefined>;
  /** The one created last. */
  findLast(endpointId: string, commandType: string, nowMs: number): Promise<Command | undefined>;
  /** The last ones of each endpoint and type; of all types if none is named. */
  findLastOfMany(
    endpointIds: readonly string[],
    commandTypes: readonly string[],
    nowMs: number,
  ): Promise<readonly Command[]>;
  /** The commands of an endpoint, the newest first; of all types if none is named. */
  list(
    query: { readonly endpointId: string; readonly commandTypes: readonly string[]; readonly limit: number },
    nowMs: number,
  ): Promise<readonly Command[]>;
  page(query: PageQuery): Promise<Page<Command>>;
  /** Whether there was such a command. */
  remove(key: CommandKey): Promise<boolean>;

  batches(query: BatchQuery): Promise<Page<BatchTask & BatchCounts>>;
  /** Undefined if the application has no such batch. */
  batch(
    query: { readonly tenantId: string; readonly applicationName: string; readonly taskId: number },
    nowMs: number,
  ): Promise<BatchCommands | undefined>;

  /**
   * Ends what is past its deadline, so many at most, each for one caller only. Resolves with what has ended. Whatever
   * their clocks say, nobody reports a result of it any more.
   */
  expire(nowMs: number, limit: number): Promise<readonly Command[]>;
  /** Removes what has ended before a time, so many at most, without keeping anybody waiting. How many there were. */
  purge(endedBeforeMs: number, limit: number): Promise<number>;
  /** How many commands are pending. */
  countPending(nowMs: number): Promise<number>;

  /**
   * This replica begins, and is alive. "first": nobody else is known to be; "again": it is known itself, so it has died
   * without leaving; "joined": others are there.
   */
  enter(replicaId: string, nowMs: number): Promise<"first" | "again" | "joined">;
  /** This replica is alive. */
  beat(replicaId: string, nowMs: number): Promise<void>;
  /** This replica ends, and has left nothing undone. */
  leave(replicaId: string): Promise<void>;
  /** Replicas that have not been alive since a time and did not leave; each is told to one caller only. */
  takeSilent(aliveSinceMs: number): Promise<readonly string[]>;

  /** Resolves if the store answers. */
  probe(): Promise<void>;
  /** Finishes what was begun and lets go of all connections. */
  close(): Promise<void>;
}
