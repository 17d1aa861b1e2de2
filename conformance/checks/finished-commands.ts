import { parseCommandPath, parseResultRequest } from "../../protocol/cep/index.ts";
import { expiresAtMs } from "../../protocol/ism/index.ts";
import { parseJson } from "../../protocol/json/index.ts";
import { type AnsweredQuestion, answeredQuestions } from "./answered-questions.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import {
  type CommandMessage,
  canonicalJson,
  commandKey,
  commandMessages,
  type SentCommand,
} from "./command-messages.ts";
import { grouped } from "./grouped.ts";
import { type InvocationRequest, requestKey } from "./invocations.ts";
import type { Trace } from "./trace.ts";

/**
 * A command is not sent when it is at an end: when its result was answered with success (11/CEP), or the invocation of
 * it has expired (12/CIP).
 *
 * What happens at about the same time is left out, for nobody can tell what the service knew.
 */
export const finishedCommands: Check = check(
  "finished-commands",
  ["CEP-013", "CEP-020", "CIP-023"],
  (trace, context, ledger) => {
    const messages = commandMessages(trace, context);
    judgeCompleted(messages, trace, context, ledger);
    judgeExpired(messages, trace, context, ledger);
  },
);

/** The results that were answered with success, by endpoint and by command; the earliest of each. */
interface Completed {
  readonly ofEndpoint: ReadonlyMap<string | null, number>;
  readonly ofCommand: ReadonlyMap<string, AnsweredQuestion>;
}

function completedIn(trace: Trace): Completed {
  const ofEndpoint = new Map<string | null, number>();
  const ofCommand = new Map<string, AnsweredQuestion>();
  for (const answered of answeredQuestions(trace)) {
    const { endpointId, resourcePath, payload } = answered.question.content.value;
    const path = parseCommandPath(resourcePath);
    const results =
      path?.resource === "result"
        ? parseResultRequest(payload, { shape: "arrayOrObject", otherMembers: "ignored" })
        : undefined;
    if (path?.resource === "result" && results?.ok === true) {
      const atMs = answered.answer.atMs;
      ofEndpoint.set(endpointId, Math.min(atMs, ofEndpoint.get(endpointId) ?? atMs));
      for (const { commandId } of results.value) {
        const key = commandKey(endpointId, path.commandType, commandId);
        const before = ofCommand.get(key);
        ofCommand.set(key, before !== undefined && before.answer.atMs <= atMs ? before : answered);
      }
    }
  }
  return { ofEndpoint, ofCommand };
}

/** When CEX may first have known why it sends something: when it was asked, or only when it sent. */
function reasonAtMs({ message, question }: CommandMessage): number {
  return question?.atMs ?? message.atMs;
}

function judgeCompleted(
  messages: readonly CommandMessage[],
  trace: Trace,
  { timing }: CheckContext,
  ledger: Ledger,
): void {
  const { ofEndpoint, ofCommand } = completedIn(trace);
  const isAfter = (sent: CommandMessage, atMs: number | undefined): boolean =>
    atMs !== undefined && reasonAtMs(sent) > atMs + timing.skewMs;
  const wasAnother = changedIdentities(messages, ofCommand);
  for (const sent of messages) {
    const { message, question, isUnasked, commands } = sent;
    const isKnown = question !== undefined || isUnasked;
    if (isKnown && commands.length > 0 && isAfter(sent, ofEndpoint.get(message.content.value.endpointId))) {
      const again = commands.find(
        (command) => isAfter(sent, ofCommand.get(command.key)?.answer.atMs) && !wasAnother(command),
      );
      const completed = ofCommand.get(again?.key ?? "");
      const wrong = (): string => `The ${again?.commandType} command ${again?.commandId} was sent after its result`;
      const requirement = question === undefined ? "CEP-013" : "CEP-020";
      const evidence = completed === undefined ? [message] : [completed.question, completed.answer, message];
      ledger.judge(requirement, again === undefined, wrong, evidence);
    }
  }
}

/**
 * Tells whether a command is another one than that of its identifier whose result came, by its payload: then the
 * identifier was given out twice, which is another rule's business (CEP-014).
 */
function changedIdentities(
  messages: readonly CommandMessage[],
  completed: ReadonlyMap<string, AnsweredQuestion>,
): (command: SentCommand) => boolean {
  const payloads = new Map<string, Set<string>>();
  for (const { message, commands } of messages) {
    for (const { key, payload } of commands) {
      if (message.atMs <= (completed.get(key)?.answer.atMs ?? 0)) {
        payloads.set(key, (payloads.get(key) ?? new Set()).add(payload));
      }
    }
  }
  return ({ key, payload }) => payloads.get(key)?.has(payload) === false;
}

/**
 * Only invocations say on the bus how long a command may be executed. Of several with the same identifiers the last to
 * expire counts; one that never does leaves the matter open. With another payload it may not be the command of the caller.
 */
function judgeExpired(
  messages: readonly CommandMessage[],
  trace: Trace,
  { timing }: CheckContext,
  ledger: Ledger,
): void {
  const invoked = lifetimesIn(trace);
  for (const { message, commands } of messages) {
    for (const { key, commandType, commandId, payload } of commands) {
      const { request, expiryMs, payloads } = invoked.get(key) ?? NEVER_INVOKED;
      if (request !== undefined && Number.isFinite(expiryMs) && payloads.has(payload)) {
        const lateMs = message.atMs - expiryMs;
        const late = (): string => `The ${commandType} command ${commandId} was sent ${lateMs} ms after it had expired`;
        ledger.judge("CIP-023", lateMs <= timing.skewMs, late, [request, message]);
      }
    }
  }
}

interface Lifetime {
  readonly request: InvocationRequest | undefined;
  /** When the last of them expires, Unix milliseconds; infinite if one does not. */
  readonly expiryMs: number;
  readonly payloads: ReadonlySet<string | undefined>;
}

const NEVER_INVOKED: Lifetime = { request: undefined, expiryMs: Number.POSITIVE_INFINITY, payloads: new Set() };

function lifetimesIn(trace: Trace): ReadonlyMap<string, Lifetime> {
  const lifetimes = [...grouped(trace.records("CommandInvocationRequest"), requestKey)].map(([key, requests]) => {
    const values = requests.map(({ content }) => content.value);
    const expiryMs = Math.max(...values.map((value) => expiresAtMs(value) ?? Number.POSITIVE_INFINITY));
    const payloads = new Set(values.map(({ payload }) => payloadText(payload)));
    return [key, { request: requests[0], expiryMs, payloads }] as const;
  });
  return new Map(lifetimes);
}

function payloadText(payload: Uint8Array | null): string | undefined {
  const json = payload === null ? undefined : parseJson(payload);
  return json?.ok === false ? undefined : canonicalJson(json?.value);
}
