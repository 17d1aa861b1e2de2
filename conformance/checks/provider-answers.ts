import { configRequestSubject } from "../../protocol/cdtp/index.ts";
import { type Check, type CheckContext, check, isDeliberate, type Ledger } from "./check.ts";
import { grouped } from "./grouped.ts";
import type { Trace, Traced } from "./trace.ts";

type Request = Traced<"ConfigRequest">;
type Response = Traced<"ConfigResponse">;

/**
 * The provider keeps its side of 6/CDTP, save where an example told it not to.
 *
 * Only a request on the provider's own subject that says where the answer belongs is the provider's to answer. Several
 * requests may share a correlation identifier; then one response that fits is enough, as nobody can tell them apart.
 */
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
    const byCorrelation = grouped(responses, ({ content: { value } }) => value.correlationId);
    const inboxes = unreadPaths(trace);
    const subject = configRequestSubject(context.instances.configurationDataProvider);
    for (const request of requests) {
      const { replyTo } = request;
      if (request.path === subject && replyTo !== undefined && !inboxes.has(replyTo)) {
        judgeRequest(request, byCorrelation.get(request.content.value.correlationId) ?? [], trace, context, ledger);
      }
    }
  },
);

/** Subjects where something came that is no record to us: an answer in an inbox is one all the same. */
function unreadPaths(trace: Trace): ReadonlySet<string> {
  return new Set(trace.messages.filter(({ content }) => content.kind === "unknown").map(({ path }) => path));
}

function isExcused(context: CheckContext, endpointId: string): boolean {
  return isDeliberate(context, endpointId, "configuration-data-provider");
}

function judgeRequest(
  request: Request,
  responses: readonly Response[],
  trace: Trace,
  context: CheckContext,
  ledger: Ledger,
): void {
  const { endpointId, configId } = request.content.value;
  if (isExcused(context, endpointId)) {
    return;
  }
  const late = trace.closedAtMs - request.atMs > context.timing.answerMs + context.timing.skewMs;
  const [first] = responses;
  if (first === undefined) {
    if (late) {
      ledger.miss("CDTP-005", "The provider did not answer", [request]);
    }
    return;
  }
  ledger.judge("CDTP-005", true, () => "", [request]);
  const place = (): string => `Response went to ${first.path} instead of ${request.replyTo ?? "nowhere"}`;
  const inPlace = responses.some(({ path }) => path === request.replyTo);
  ledger.judge("CDTP-006", inPlace, place, [request, first]);
  if (configId === null && responses.every(({ content: { value } }) => value.statusCode === 200)) {
    ledger.judge("CDTP-008", responses.some(holdsLatest), () => "Response without content", [request, first]);
  }
}

/** Without a configuration there is no content to hold: then the identifier is empty (reading G50). */
function holdsLatest({ content: { value } }: Response): boolean {
  return value.content !== null || value.configId === "";
}
