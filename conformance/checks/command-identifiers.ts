import { expiresAtMs } from "../../protocol/ism/index.ts";
import { type Check, type CheckContext, check, isDeliberate, type Ledger } from "./check.ts";
import { commandKey, commandMessages, isSuccessCode, type SentCommand } from "./command-messages.ts";
import { grouped } from "./grouped.ts";
import { type InvocationRequest, type InvocationResult, requestKey } from "./invocations.ts";
import type { Trace, Traced } from "./trace.ts";

const INT_MAX = 2_147_483_647;

/**
 * Identifiers tell commands apart (11/CEP, 12/CIP).
 *
 * A command that is sent again is no second command; one with another payload is. Callers of 12/CIP give out identifiers
 * themselves, so only what none of them invoked has one of the service's.
 */
export const commandIdentifiers: Check = check(
  "command-identifiers",
  ["CEP-014", "CEX-039", "CIP-015", "CIP-016", "CIP-017"],
  (trace, context, ledger) => {
    const invoked = grouped(trace.records("CommandInvocationRequest"), requestKey);
    judgeSent(trace, context, new Set(invoked.keys()), ledger);
    judgeCallers(invoked, context, ledger);
    if (context.services.includes("cex")) {
      judgeAnswers(invoked, trace, context, ledger);
    }
  },
);

interface FirstSending {
  readonly message: Traced<"ExtensionData">;
  readonly payload: string;
}

function judgeSent(trace: Trace, context: CheckContext, invoked: ReadonlySet<string>, ledger: Ledger): void {
  const first = new Map<string, FirstSending>();
  const blamed = new Set<string>();
  for (const { message, commands } of commandMessages(trace, context)) {
    const here = new Set<string>();
    for (const command of commands) {
      const { key, commandType, commandId, payload } = command;
      const before = first.get(key);
      const isTwin = here.has(key) || (before !== undefined && before.payload !== payload);
      const twin = (): string => `Two ${commandType} commands of the endpoint have the identifier ${commandId}`;
      const evidence = before === undefined || before.message === message ? [message] : [before.message, message];
      ledger.judge("CEP-014", !isTwin || blamed.has(key), twin, evidence);
      if (isTwin) {
        blamed.add(key);
      }
      if (before === undefined) {
        first.set(key, { message, payload });
        judgeNumber(command, message, invoked, ledger);
      }
      here.add(key);
    }
  }
}

function judgeNumber(
  { key, commandId }: SentCommand,
  message: Traced<"ExtensionData">,
  invoked: ReadonlySet<string>,
  ledger: Ledger,
): void {
  if (!invoked.has(key)) {
    const strange = (): string => `A command has the identifier ${commandId}, which no caller gave it`;
    ledger.judge("CEX-039", commandId >= 1 && commandId <= INT_MAX, strange, [message]);
  }
}

function judgeCallers(
  invoked: ReadonlyMap<string, readonly InvocationRequest[]>,
  context: CheckContext,
  ledger: Ledger,
): void {
  for (const requests of invoked.values()) {
    const [first, second] = requests.filter(({ injected, content: { value } }) => {
      return injected !== true && !isDeliberate(context, value.endpointId, "command-caller");
    });
    if (first !== undefined) {
      const { commandType, commandId } = first.content.value;
      const twice = (): string => `The ${commandType} command ${commandId} was invoked twice`;
      ledger.judge("CIP-015", second === undefined, twice, second === undefined ? [first] : [first, second]);
    }
  }
}

const EXPIRED = 408;

/**
 * Of invocations with the same identifiers at most one can be executed. Which of them came first nobody can tell, nor
 * whether the service had one at all that had expired when it was seen.
 */
function judgeAnswers(
  invoked: ReadonlyMap<string, readonly InvocationRequest[]>,
  trace: Trace,
  { timing }: CheckContext,
  ledger: Ledger,
): void {
  const told = grouped(
    trace.records("CommandInvocationResult").filter(({ injected }) => injected !== true),
    answerKey,
  );
  for (const requests of invoked.values()) {
    const distinct = new Map(requests.map((request) => [answerKey(request), request]));
    const answers = [...distinct].flatMap(([key, request]) => {
      const expiryMs = expiresAtMs(request.content.value);
      const isOld = expiryMs !== undefined && expiryMs <= request.atMs + timing.skewMs;
      return isOld ? [] : (told.get(key)?.slice(0, 1) ?? []);
    });
    if (answers.length > 1) {
      const executed = answers.filter(({ content: { value } }) => isSuccessCode(value.statusCode));
      const taken = answers.filter(({ content: { value } }) => {
        return isSuccessCode(value.statusCode) || value.statusCode === EXPIRED;
      });
      judgeTaken(requests, executed, taken, ledger);
    }
  }
}

function judgeTaken(
  requests: readonly InvocationRequest[],
  executed: readonly InvocationResult[],
  taken: readonly InvocationResult[],
  ledger: Ledger,
): void {
  const codes = (): string => taken.map(({ content: { value } }) => value.statusCode).join(" and ");
  const message = (): string => `Invocations of the same identifiers were answered with ${codes()}`;
  const evidence = [...requests.slice(0, 2), ...taken.slice(0, 2)];
  ledger.judge("CIP-016", executed.length < 2, message, evidence);
  ledger.judge("CIP-017", taken.length < 2 || executed.length > 1, message, evidence);
}

function answerKey({ content: { value } }: InvocationRequest | InvocationResult): string {
  return JSON.stringify([value.correlationId, commandKey(value.endpointId, value.commandType, value.commandId)]);
}
