import { isSuccessCode, questionsIn } from "./command-messages.ts";
import { grouped } from "./grouped.ts";
import type { Trace, Traced } from "./trace.ts";

/** A message of a client that was answered with success, beyond doubt. */
export interface AnsweredQuestion {
  readonly question: Traced<"ClientData">;
  /** The last one, if it was answered several times. */
  readonly answer: Traced<"ExtensionData">;
}

/**
 * The messages of clients that were answered with success and with nothing else. Left out is what shares its
 * correlation identifier with another message, for nobody can tell which of them was answered.
 */
export function answeredQuestions(trace: Trace): readonly AnsweredQuestion[] {
  const answers = grouped(
    trace.records("ExtensionData").filter(({ injected }) => injected !== true),
    ({ content: { value } }) => value.correlationId,
  );
  return [...questionsIn(trace)].flatMap(([correlationId, [question, ...others]]) => {
    const given = answers.get(correlationId) ?? [];
    const answer = given.at(-1);
    const isSuccess = given.every(({ content: { value } }) => {
      return isSuccessCode(value.statusCode) && value.endpointId === question?.content.value.endpointId;
    });
    return question !== undefined && others.length === 0 && answer !== undefined && isSuccess
      ? [{ question, answer }]
      : [];
  });
}
