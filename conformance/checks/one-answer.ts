import { expiresAtMs } from "../../protocol/ism/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import { clientDataSubjects, judgedExtensions } from "./extensions.ts";
import { grouped } from "./grouped.ts";
import { isPush } from "./push.ts";
import type { Trace, Traced } from "./trace.ts";

type Answer = Traced<"ExtensionData">;
type Question = Traced<"ClientData">;

/**
 * Every readable message to a service is answered, and only once.
 *
 * A message whose answer may still be on its way when the recording closes is left out, and so is one with an
 * expiry that passed before the service can have seen it.
 */
export const oneAnswer: Check = check("one-answer", ["ESP-011"], (trace, context, ledger) => {
  const messages = trace.records("ClientData");
  const asked = grouped(messages, ({ content: { value } }) => value.correlationId);
  const answers = trace.records("ExtensionData").filter(({ injected }) => injected !== true);
  const given = grouped(answers, ({ content: { value } }) => value.correlationId);
  const strays = new Set(
    answers.filter((answer) => !asked.has(answer.content.value.correlationId) && !isPush(answer)).map(askerOf),
  );
  const subjects = clientDataSubjects(judgedExtensions(context));
  const judged = new Set<string>();
  for (const question of messages) {
    const { correlationId } = question.content.value;
    if (isForService(question, subjects) && !isExpired(question, context)) {
      const same = given.get(correlationId) ?? [];
      judgeMissing(question, same.length > 0 || strays.has(askerOf(question)), trace, context, ledger);
      if (!judged.has(correlationId)) {
        judgeTooMany(question, asked.get(correlationId)?.length ?? 1, same, ledger);
      }
      judged.add(correlationId);
    }
  }
});

/** Whether the message is meant for a service that is judged, or for one replica. */
function isForService({ path, subject }: Question, subjects: ReadonlySet<string>): boolean {
  return subject?.kind === "replica" || subjects.has(path);
}

function isExpired(question: Question, { timing }: CheckContext): boolean {
  const expiryMs = expiresAtMs(question.content.value);
  return expiryMs !== undefined && expiryMs <= question.atMs + timing.skewMs;
}

function judgeMissing(question: Question, any: boolean, trace: Trace, { timing }: CheckContext, ledger: Ledger): void {
  const { answerMs, providerTimeoutMs, skewMs } = timing;
  if (any) {
    ledger.judge("ESP-011", true, () => "", [question]);
  } else if (trace.closedAtMs - question.atMs > answerMs + providerTimeoutMs + skewMs) {
    ledger.miss("ESP-011", "The message was not answered", [question]);
  }
}

/** A correlation identifier that was sent `times` over may come back as often. */
function judgeTooMany(question: Question, times: number, answers: readonly Answer[], ledger: Ledger): void {
  if (answers.length > times) {
    const message = (): string => `The message was answered ${answers.length} times`;
    ledger.judge("ESP-011", false, message, [question, ...answers.slice(0, 2)]);
  }
}

/**
 * An answer with a wrong correlation identifier is one finding, not two: whom it was for tells whom it answers. So may a
 * push with the identifier of a request by which the endpoint said that it observes (reading G48); nobody can tell.
 */
function askerOf({ content: { value } }: Answer | Question): string {
  return JSON.stringify([value.endpointId, value.requestId]);
}
