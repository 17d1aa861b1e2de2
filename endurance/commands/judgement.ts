import { type AcceptedCall, numberIn } from "./call.ts";
import { type CommandName, wordOf } from "./command-name.ts";
import { type EndpointRecord, isTaken } from "./device-crowd.ts";
import { type Fault, standstillMs } from "./fault.ts";
import type { DescribedCommand, FoundCommand, KeptCommands } from "./kept-commands.ts";
import type { Stalls } from "./stalls.ts";

/** All that is known in the end. */
export interface Evidence extends KeptCommands {
  readonly accepted: readonly AcceptedCall[];
  readonly endpoints: readonly EndpointRecord[];
  readonly faults: readonly Fault[];
  /** When devices could not look at what they were sent. */
  readonly stalls: Pick<Stalls, "between">;
}

/** Something that must not be. */
export interface Finding {
  readonly problem: string;
  readonly command: CommandName;
}

/** An endpoint that is online for so long before the deadline of a command executes it. */
const ONLINE_MS = 10_000;
/** A message may be under way so long, and what was sent before a deadline arrive after it. */
const SKEW_MS = 200;
/** What lives shorter than `ONLINE_MS` need not be executed if anything was broken in its life or so long before. */
const AFTERMATH_MS = 10_000;
/** For so much of its last ten seconds an endpoint may be cut off from CEX, and has to execute the command still. */
const STANDSTILL_MS_MAX = 4_000;

/** Judges everything by every rule; empty if nothing is wrong. */
export function judge(evidence: Evidence): readonly Finding[] {
  const described = new Map(evidence.described.map((command) => [wordOf(command), command]));
  return [
    ...evidence.accepted.flatMap((call) => judgeAccepted(call, evidence, described)),
    ...judgeIdentifiers(evidence),
    ...evidence.described.flatMap((command) => judgePresence(command, evidence)),
    ...evidence.endpoints.flatMap((endpoint) => judgeDeliveries(endpoint, evidence, described)),
    ...evidence.endpoints.flatMap((endpoint) => judgeAnswers(endpoint, described)),
  ];
}

/** Every command that was answered 200 or 202 can be fetched, and nothing is pending past its deadline. */
function judgeAccepted(
  call: AcceptedCall,
  { found }: Evidence,
  described: ReadonlyMap<string, DescribedCommand>,
): readonly Finding[] {
  const finding = (problem: string): readonly Finding[] => [{ problem, command: call }];
  const description = described.get(wordOf(call));
  const there = found.get(call.call);
  if (there === undefined || description === undefined) {
    const status = there?.status ?? "never";
    return finding(`was accepted with ${call.status}, and is not kept: GET ${status}, ${description?.status}`);
  }
  if (description.call !== call.call) {
    return finding(`was given to call ${call.call}, and is the command of call ${description.call}`);
  }
  const state = stateOf(there);
  if (state !== description.status) {
    return finding(`is ${state} by GET ${there.status}, and ${description.status} in the list`);
  }
  if (state === "EXECUTED" && there.call !== call.call) {
    return finding(`has a result that is not its own: ${there.text}`);
  }
  if (call.status === 200 && state !== "EXECUTED") {
    return finding(`was answered 200 with its result, and is ${state}`);
  }
  const pastMs = there.askedAtMs - (description.createdAtMs + description.ttlMs);
  return state === "PENDING" && pastMs > 0 ? finding(`is PENDING ${pastMs} ms past its deadline`) : [];
}

function stateOf({ status }: FoundCommand): string {
  const states: Readonly<Record<number, string>> = { 200: "EXECUTED", 202: "PENDING", 410: "EXPIRED" };
  return states[status] ?? `unknown (${status})`;
}

/** No identifier is given twice. */
function judgeIdentifiers({ accepted, described }: Evidence): readonly Finding[] {
  return [
    ...repeated(accepted).map((command) => ({ problem: "was given to two calls", command })),
    ...repeated(described).map((command) => ({ problem: "is in the list twice", command })),
  ];
}

function repeated(commands: readonly CommandName[]): readonly CommandName[] {
  const seen = new Set<string>();
  return commands.filter((command) => {
    const word = wordOf(command);
    const isRepeated = seen.has(word);
    seen.add(word);
    return isRepeated;
  });
}

/** What belongs to an endpoint that was online for the last ten seconds of its life is executed. */
function judgePresence(command: DescribedCommand, evidence: Evidence): readonly Finding[] {
  const { status } = command;
  const isMissed = wasOnline(command, evidence) && status !== "EXECUTED";
  return isMissed && !isShortLivedAmidFaults(command, evidence) && !isAtStandstill(command, evidence)
    ? [{ problem: `is ${status}, though its endpoint was online for the last ${lastMs(command)} ms`, command }]
    : [];
}

/**
 * The commands that are not judged by the presence of their endpoints since nothing could be executed for too long a
 * part of the last ten seconds of their life: processes that were killed started too slowly.
 */
export function notJudgedByPresence(evidence: Evidence): number {
  return evidence.described.filter(
    (command) =>
      command.status !== "EXECUTED" &&
      wasOnline(command, evidence) &&
      !isShortLivedAmidFaults(command, evidence) &&
      isAtStandstill(command, evidence),
  ).length;
}

/** The last ten seconds of its life, or all of it. */
function lastMs({ ttlMs }: DescribedCommand): number {
  return Math.min(ttlMs, ONLINE_MS);
}

function deadlineMsOf({ createdAtMs, ttlMs }: DescribedCommand): number {
  return createdAtMs + ttlMs;
}

function wasOnline(command: DescribedCommand, { endpoints }: Evidence): boolean {
  const deadlineMs = deadlineMsOf(command);
  const endpoint = endpoints.find(({ endpointId }) => endpointId === command.endpointId);
  return endpoint?.presence.covers(deadlineMs - lastMs(command), deadlineMs) === true;
}

function isShortLivedAmidFaults(command: DescribedCommand, { faults }: Evidence): boolean {
  const isNear = ({ atMs, recoveredAtMs }: Fault): boolean =>
    atMs < deadlineMsOf(command) && recoveredAtMs + AFTERMATH_MS > command.createdAtMs;
  return command.ttlMs < ONLINE_MS && faults.some(isNear);
}

function isAtStandstill(command: DescribedCommand, { faults }: Evidence): boolean {
  const deadlineMs = deadlineMsOf(command);
  return standstillMs(faults, deadlineMs - lastMs(command), deadlineMs) > STANDSTILL_MS_MAX;
}

/** Nothing is sent after its deadline, and nothing that is not kept or has another identifier. */
function judgeDeliveries(
  { endpointId, deliveries }: EndpointRecord,
  { stalls }: Evidence,
  described: ReadonlyMap<string, DescribedCommand>,
): readonly Finding[] {
  return deliveries.flatMap(({ commandType, id, payload, receivedAtMs }) => {
    const command = { endpointId, commandType, commandId: id };
    const description = described.get(wordOf(command));
    if (description === undefined) {
      return [{ problem: "was sent, and is not kept", command }];
    }
    const call = numberIn(payload, "call");
    if (call !== description.call) {
      return [{ problem: `was sent for call ${call}, and is the command of call ${description.call}`, command }];
    }
    const deadlineMs = description.createdAtMs + description.ttlMs;
    const lateMs = receivedAtMs - deadlineMs;
    return lateMs > SKEW_MS + stalls.between(deadlineMs, receivedAtMs)
      ? [{ problem: `was received ${lateMs} ms after its deadline`, command }]
      : [];
  });
}

/** Nothing is sent after its result was answered 200 to 299, and such a result is not forgotten. */
function judgeAnswers(
  { endpointId, deliveries, answers }: EndpointRecord,
  described: ReadonlyMap<string, DescribedCommand>,
): readonly Finding[] {
  const takenAtMs = new Map<string, number>();
  const forgotten: Finding[] = [];
  for (const { commandType, commandIds, answeredAtMs } of answers.filter(isTaken)) {
    for (const commandId of commandIds) {
      const command = { endpointId, commandType, commandId };
      const word = wordOf(command);
      takenAtMs.set(word, Math.min(answeredAtMs, takenAtMs.get(word) ?? answeredAtMs));
      const status = described.get(word)?.status;
      if (status !== "EXECUTED") {
        forgotten.push({ problem: `is ${status}, though its result was taken`, command });
      }
    }
  }
  const needless = deliveries.flatMap(({ commandType, id, receivedAtMs }) => {
    const command = { endpointId, commandType, commandId: id };
    const lateMs = receivedAtMs - (takenAtMs.get(wordOf(command)) ?? Number.POSITIVE_INFINITY);
    return lateMs > 0 ? [{ problem: `was received ${lateMs} ms after its result was taken`, command }] : [];
  });
  return [...forgotten, ...needless];
}
