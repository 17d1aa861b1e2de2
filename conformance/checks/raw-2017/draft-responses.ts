import { type Check, type CheckContext, check, isDeliberate, type Ledger } from "../check.ts";
import { grouped } from "../grouped.ts";
import type { Trace } from "../trace.ts";
import { isBytes } from "./byte-member.ts";
import { type DraftMessage, draftMessages, textOf } from "./draft-message.ts";
import { judgeMembers, type MemberRule, number, optional, text, wholeNumber } from "./member-rule.ts";
import { isAnswerable } from "./request-members.ts";

const CONTENT: MemberRule = { requirement: "RAW5-041", member: "content", holds: isBytes, wanted: "bytes in base64" };

const MEMBERS: readonly MemberRule[] = [
  text("RAW5-033", "correlationId"),
  number("RAW5-034", "timestamp"),
  number("RAW5-035", "timeout"),
  text("RAW5-036", "appVersionToken"),
  text("RAW5-037", "endpointId"),
  text("RAW5-038", "contentType"),
  wholeNumber("RAW5-039", "configVersion"),
  wholeNumber("RAW5-040", "statusCode"),
  optional(CONTENT),
];

const STATUS_CODES: readonly unknown[] = [0, 1, 2];
const COPIED = ["correlationId", "endpointId", "appVersionToken"];

/** A provider answers what it is asked, in the form that 5/CMX2CDP gives (`config-response`). */
export const draftResponses: Check = check(
  "draft-responses",
  ["RAW5-013", "RAW5-018", "RAW5-020", "RAW5-032", "RAW5-042", "RAW5-043", ...MEMBERS.map((rule) => rule.requirement)],
  (trace, context, ledger) => {
    const responses = draftMessages(trace, "config-response").filter((response) => !isExcused(response, context));
    for (const response of responses) {
      const { members, message } = response;
      ledger.judge("RAW5-032", members !== undefined, () => "The config-response is no JSON object", [message]);
      judgeMembers(response, MEMBERS, ledger);
      judgeStatus(response, ledger);
    }
    judgeExchanges(trace, context, responses, ledger);
  },
);

/** What cannot be read does not say whom it concerns: it is excused if any provider was told to misbehave. */
function isExcused({ members }: DraftMessage, context: CheckContext): boolean {
  return members === undefined
    ? [...context.endpoints.keys()].some((id) => isDeliberate(context, id, "configuration-data-provider"))
    : isDeliberate(context, textOf(members, "endpointId"), "configuration-data-provider");
}

function judgeStatus({ members, message }: DraftMessage, ledger: Ledger): void {
  const { statusCode, content } = members ?? {};
  if (statusCode !== undefined) {
    const isKnown = STATUS_CODES.includes(statusCode);
    ledger.judge("RAW5-013", isKnown, () => `statusCode is ${JSON.stringify(statusCode)}`, [message]);
    const fits = (statusCode === 0) === (content !== undefined);
    const found = content === undefined ? "without content" : "with content";
    ledger.judge("RAW5-042", fits, () => `A config-response ${found} has statusCode ${JSON.stringify(statusCode)}`, [
      message,
    ]);
  }
}

/** Pairs requests with responses by the reply subject, which names the asker, and by the correlation identifier. */
function judgeExchanges(trace: Trace, context: CheckContext, responses: readonly DraftMessage[], ledger: Ledger): void {
  const answers = grouped(responses, correlationIdOf);
  for (const [correlationId, [request, ...others]] of grouped(
    draftMessages(trace, "config-request"),
    correlationIdOf,
  )) {
    // Who uses an identifier twice cannot tell the answers apart either.
    const isUsable = request?.message.replyTo !== undefined && others.length === 0;
    if (!isUsable || !isAnswerable(request, context) || isExcused(request, context)) {
      continue;
    }
    const { message } = request;
    const found = answers.get(correlationId) ?? [];
    const deadlineMs = message.atMs + context.timing.answerMs + context.timing.skewMs;
    if (found.length === 0 && trace.closedAtMs > deadlineMs) {
      ledger.miss("RAW5-020", `The provider did not answer the config-request ${correlationId}`, [message]);
    }
    for (const answer of found) {
      judgeAnswer(request, answer, ledger);
    }
  }
}

function correlationIdOf({ members }: DraftMessage): string {
  return textOf(members, "correlationId") ?? "";
}

function judgeAnswer(request: DraftMessage, answer: DraftMessage, ledger: Ledger): void {
  const evidence = [request.message, answer.message];
  const { replyTo } = request.message;
  const { path } = answer.message;
  ledger.judge("RAW5-020", true, () => "", evidence);
  ledger.judge("RAW5-018", path === replyTo, () => `The response went to ${path} instead of ${replyTo}`, evidence);
  const different = COPIED.filter((member) => request.members?.[member] !== answer.members?.[member]);
  ledger.judge("RAW5-043", different.length === 0, () => `${different.join(", ")} differ from the request`, evidence);
}
