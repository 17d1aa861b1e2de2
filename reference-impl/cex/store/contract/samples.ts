import assert from "node:assert/strict";
import type { Command, CommandKey, CommandResult, NewCommand, ReportedResult, ReportOutcome } from "../command.ts";
import type { BatchQuery, CommandStore, Deliver, OutstandingQuery, PageQuery } from "../command-store.ts";
import { Deliveries } from "./deliveries.ts";

/** When the tests begin. */
export const START_MS = 1_700_000_000_000;
/** When the commands of the tests end, unless a test says otherwise. */
export const DEADLINE_MS = START_MS + 60_000;

/** UTF-8 bytes of `text`. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A command to reboot, invoked by REST, with what a test wants otherwise. */
export function commandTo(endpointId: string, otherwise: Partial<NewCommand> = {}): NewCommand {
  return {
    endpointId,
    commandType: "reboot",
    commandId: undefined,
    tenantId: "tenant-1",
    applicationName: "thermostats",
    payload: bytesOf('{"force":true}'),
    createdAtMs: START_MS,
    deadlineMs: DEADLINE_MS,
    isSentOnce: false,
    origin: { kind: "rest", replicaId: "replica-1" },
    ...otherwise,
  };
}

/** Stores a command, and fails if it is a duplicate. */
export async function stored(
  store: CommandStore,
  command: NewCommand,
  deliver: Deliver = new Deliveries().take,
): Promise<Command> {
  const added = await store.add(command, deliver);
  assert.ok(added.outcome === "added", `a command of type ${command.commandType} was taken for a duplicate`);
  return added.command;
}

/** Stores commands one after the other. */
export async function storedInOrder(store: CommandStore, commands: readonly NewCommand[]): Promise<Command[]> {
  const all: Command[] = [];
  for (const command of commands) {
    all.push(await stored(store, command));
  }
  return all;
}

/** Makes an endpoint known. */
export async function known(store: CommandStore, ...endpointIds: readonly string[]): Promise<void> {
  for (const endpointId of endpointIds) {
    await store.rememberEndpoint({ endpointId, appVersionName: "thermostats-v1" }, START_MS);
  }
}

/** A result of a command, with what a test wants otherwise. */
export function resultOf(commandId: number, otherwise: Partial<CommandResult> = {}): ReportedResult {
  const result = { statusCode: 200, reasonPhrase: null, payload: null, appVersionName: "thermostats-v1", ...otherwise };
  return { commandId, result };
}

/** Reports results of one command of type `reboot` or more, and says what each came to. */
export async function reported(
  store: CommandStore,
  endpointId: string,
  results: readonly ReportedResult[],
  nowMs = START_MS,
): Promise<string[]> {
  const outcomes = await store.report({ endpointId, commandType: "reboot", nowMs }, results);
  return outcomes.map(({ outcome }) => outcome);
}

/** The identifier that an outcome is about. */
export function idOf(outcome: ReportOutcome): number {
  return outcome.outcome === "executed" ? outcome.command.commandId : outcome.commandId;
}

/** A query for all that is outstanding, with what a test wants otherwise. */
export function allOf(endpointId: string, otherwise: Partial<OutstandingQuery> = {}): OutstandingQuery {
  return { endpointId, commandType: undefined, nowMs: START_MS, isUnasked: false, ...otherwise };
}

/** The identifiers of what is outstanding, in the order of sending. */
export async function outstandingIds(store: CommandStore, query: OutstandingQuery): Promise<number[]> {
  const deliveries = new Deliveries();
  await store.deliverOutstanding(query, "thermostats-v1", deliveries.take);
  assert.equal(deliveries.made.length, 1);
  return deliveries.ids;
}

/** Resolves when no delivery to an endpoint is under way, since this one excludes others. */
export async function atRest(store: CommandStore, endpointId: string): Promise<void> {
  assert.deepEqual(await outstandingIds(store, allOf(endpointId, { commandType: "none" })), []);
}

/** A query for all commands of the tests' application, with what a test wants otherwise. */
export function allCommands(otherwise: Partial<PageQuery> = {}): PageQuery {
  return {
    tenantId: "tenant-1",
    applicationName: "thermostats",
    commandTypes: [],
    offset: 0,
    limit: 100,
    sortBy: "createdAt",
    sortOrder: "DESC",
    nowMs: START_MS,
    ...otherwise,
  };
}

/** A query for all batches of the tests' application, with what a test wants otherwise. */
export function allBatches(otherwise: Partial<BatchQuery> = {}): BatchQuery {
  return {
    tenantId: "tenant-1",
    applicationName: "thermostats",
    offset: 0,
    limit: 100,
    sortBy: "createdAt",
    sortOrder: "DESC",
    nowMs: START_MS,
    ...otherwise,
  };
}

/** What tells a command apart, and nothing else. */
export function keyOf({ endpointId, commandType, commandId }: CommandKey): CommandKey {
  return { endpointId, commandType, commandId };
}

/** A command in a form in which the kind of the byte arrays does not matter. */
export function plain(command: Command | undefined): unknown {
  if (command === undefined) {
    return undefined;
  }
  const result = command.result && { ...command.result, payload: hexOf(command.result.payload) };
  return { ...command, payload: hexOf(command.payload), result };
}

/** Bytes as text. */
export function hexOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString("hex");
}
