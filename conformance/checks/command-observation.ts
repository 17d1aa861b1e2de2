import { parseCommandPath } from "../../protocol/cep/index.ts";
import { type AnsweredQuestion, answeredQuestions } from "./answered-questions.ts";
import { type Check, check } from "./check.ts";
import { commandMessages } from "./command-messages.ts";
import { grouped } from "./grouped.ts";
import { saidOfObserving } from "./push.ts";
import type { Trace } from "./trace.ts";

/**
 * Who does not want to observe commands of a type is not sent them unasked (11/CEP, "Command request").
 *
 * What an endpoint said counts from when it was answered, and as long as it says nothing else, does not connect anew and
 * is not unregistered: what becomes of it then is for examples to judge.
 */
export const commandObservation: Check = check("command-observation", ["CEP-007"], (trace, context, ledger) => {
  const refusals = refusalsIn(trace);
  const doubts = doubtsIn(trace);
  const { skewMs } = context.timing;
  for (const { message, isUnasked, commands } of commandMessages(trace, context)) {
    const { endpointId, resourcePath } = message.content.value;
    const known = refusals.get(placeOf(endpointId, resourcePath)) ?? [];
    const refusal = known.findLast(({ answer }) => answer.atMs + skewMs < message.atMs);
    if (isUnasked && commands.length > 0 && refusal !== undefined) {
      const { question } = refusal;
      const isMeanwhile = (atMs: number): boolean =>
        Number.isNaN(atMs) || (atMs >= question.atMs - skewMs && atMs <= message.atMs + skewMs);
      if (!(doubts.get(endpointId) ?? []).some(isMeanwhile)) {
        const unwanted = (): string => `The endpoint does not want to observe ${resourcePath} and was sent a command`;
        ledger.judge("CEP-007", false, unwanted, [question, message]);
      }
    }
  }
  if (context.services.includes("cex")) {
    const all = [...refusals.values()].flat();
    all.forEach(({ question }) => ledger.judge("CEP-007", true, () => "", [question]));
  }
});

function placeOf(endpointId: string | null, resourcePath: string): string {
  return JSON.stringify([endpointId, resourcePath]);
}

/** What was said and answered of not observing commands of one type, by endpoint and path. */
function refusalsIn(trace: Trace): ReadonlyMap<string, readonly AnsweredQuestion[]> {
  const refusals = answeredQuestions(trace).filter(({ question: { content } }) => {
    const path = parseCommandPath(content.value.resourcePath);
    return path?.resource === "command" && path.commandType !== undefined && saidOfObserving(content.value) === false;
  });
  return grouped(refusals, ({ question: { content } }) => {
    return placeOf(content.value.endpointId, content.value.resourcePath);
  });
}

/** When endpoints may have said or done what ends such a refusal, in Unix milliseconds. */
function doubtsIn(trace: Trace): ReadonlyMap<string | null, readonly number[]> {
  const answeredAtMs = new Map(
    trace.records("ExtensionData").map(({ atMs, content: { value } }) => [value.correlationId, atMs]),
  );
  const wishes = trace
    .records("ClientData")
    .filter(({ content: { value } }) => saidOfObserving(value) === true)
    .flatMap(({ atMs, content: { value } }) =>
      // When one that was not answered came to be known, if ever, nobody can tell.
      [atMs, answeredAtMs.get(value.correlationId) ?? Number.NaN].map((at) => [value.endpointId, at] as const),
    );
  const connections = trace
    .records("ConnectedEvent")
    .flatMap(({ atMs, content: { value } }) => [...value.endpoints.keys()].map((id) => [id, atMs] as const));
  const removals = trace
    .records("UnregisteredEvent")
    .map(({ atMs, content: { value } }) => [value.endpointId, atMs] as const);
  const all = grouped([...wishes, ...connections, ...removals], ([endpointId]) => endpointId);
  return new Map([...all].map(([endpointId, times]) => [endpointId, times.map(([, atMs]) => atMs)]));
}
