import { type Check, type CheckContext, check, isDeliberate, type Ledger } from "./check.ts";
import type { Trace, Traced } from "./trace.ts";

/** The provider keeps its side of 6/CDTP, save where an example told it not to. */
export const providerAnswers: Check = check(
  "provider-answers",
  ["CDTP-005", "CDTP-006", "CDTP-008", "CDTP-010"],
  (trace, context, ledger) => {
    const requests = trace.records("ConfigRequest");
    const ids = new Set(requests.map((request) => request.content.value.correlationId));
    const responses = trace
      .records("ConfigResponse")
      .filter(({ content: { value } }) => !isExcused(context, value.endpointId));
    for (const response of responses) {
      const { correlationId } = response.content.value;
      ledger.judge(
        "CDTP-010",
        ids.has(correlationId),
        () => `Response has the unknown correlation identifier ${correlationId}`,
        [response],
      );
    }
    for (const request of requests) {
      const own = responses.find(
        ({ content: { value } }) => value.correlationId === request.content.value.correlationId,
      );
      judgeRequest(request, own, trace, context, ledger);
    }
  },
);

function isExcused(context: CheckContext, endpointId: string): boolean {
  return isDeliberate(context, endpointId, "configuration-data-provider");
}

function judgeRequest(
  request: Traced<"ConfigRequest">,
  response: Traced<"ConfigResponse"> | undefined,
  trace: Trace,
  context: CheckContext,
  ledger: Ledger,
): void {
  const { endpointId, configId } = request.content.value;
  if (isExcused(context, endpointId)) {
    return;
  }
  const late = trace.closedAtMs - request.atMs > context.timing.answerMs + context.timing.skewMs;
  if (response === undefined) {
    if (late) {
      ledger.miss("CDTP-005", "The provider did not answer", [request]);
    }
    return;
  }
  ledger.judge("CDTP-005", true, () => "", [request]);
  const place = (): string => `Response went to ${response.path} instead of ${request.replyTo ?? "nowhere"}`;
  ledger.judge("CDTP-006", response.path === request.replyTo, place, [request, response]);
  const { statusCode, content, configId: currentId } = response.content.value;
  if (configId === null && statusCode === 200) {
    // Without a configuration there is no content to hold: then the identifier is empty (reading G50).
    ledger.judge("CDTP-008", content !== null || currentId === "", () => "Response without content", [
      request,
      response,
    ]);
  }
}
