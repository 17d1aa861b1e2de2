import { expiresAtMs } from "../../protocol/ism/index.ts";
import { type Check, check } from "./check.ts";
import { isPush } from "./push.ts";
import type { Traced } from "./trace.ts";

/**
 * Every readable message to the service is answered, and only once.
 *
 * A message whose answer may still be on its way when the recording closes is left out, and so is one with an
 * expiry that passed before the service can have seen it.
 */
export const oneAnswer: Check = check("one-answer", ["ESP-011"], (trace, context, ledger) => {
  const answers = trace.records("ExtensionData");
  const questions = trace.records("ClientData");
  const asked = new Set(questions.map(({ content: { value } }) => value.correlationId));
  const strays = answers.filter((answer) => !asked.has(answer.content.value.correlationId) && !isPush(answer));
  const { answerMs, providerTimeoutMs, skewMs } = context.timing;
  for (const question of questions) {
    const expiryMs = expiresAtMs(question.content.value);
    if (expiryMs !== undefined && expiryMs <= question.atMs + skewMs) {
      continue;
    }
    const same = answers.filter((answer) => answersByCorrelation(answer, question));
    const any = same.length > 0 || strays.some((answer) => answersByRequestId(answer, question));
    if (any) {
      ledger.judge("ESP-011", true, () => "", [question]);
    } else if (trace.closedAtMs - question.atMs > answerMs + providerTimeoutMs + skewMs) {
      ledger.miss("ESP-011", "The message was not answered", [question]);
    }
    if (same.length > 1) {
      ledger.judge("ESP-011", false, () => `The message was answered ${same.length} times`, [
        question,
        ...same.slice(0, 2),
      ]);
    }
  }
});

function answersByCorrelation(answer: Traced<"ExtensionData">, question: Traced<"ClientData">): boolean {
  return answer.content.value.correlationId === question.content.value.correlationId;
}

/** An answer with a wrong correlation identifier is one finding, not two. */
function answersByRequestId({ content: { value } }: Traced<"ExtensionData">, question: Traced<"ClientData">): boolean {
  const asked = question.content.value;
  return value.endpointId === asked.endpointId && value.requestId === asked.requestId;
}
