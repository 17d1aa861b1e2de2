import { instanceSubject } from "../../../protocol/raw-2017/index.ts";
import type { CheckContext, Timing } from "../check.ts";
import type { TracedMessage } from "../trace.ts";
import type { DraftMessage } from "./draft-message.ts";
import { type MemberRule, number, optional, text, wholeNumber } from "./member-rule.ts";

/** The table of `config-request` in 5/CMX2CDP. */
export const REQUEST_MEMBERS: readonly MemberRule[] = [
  text("RAW5-022", "correlationId"),
  number("RAW5-023", "timestamp"),
  number("RAW5-024", "timeout"),
  text("RAW5-025", "appVersionToken"),
  text("RAW5-026", "endpointId"),
  optional(wholeNumber("RAW5-027", "configVersion")),
];

/** Whether a timestamp may be when the message was made. */
export function isInTime(timestamp: number, { atMs }: TracedMessage, { skewMs, answerMs }: Timing): boolean {
  return Math.abs(atMs - timestamp) <= skewMs + answerMs;
}

/** Whether a provider can be expected to answer a request: it is sound, of now, and sent to where the provider listens. */
export function isAnswerable({ members = {}, message }: DraftMessage, { instances, timing }: CheckContext): boolean {
  const { timestamp } = members;
  const isSound = REQUEST_MEMBERS.every(({ member, holds, mayLack }) => {
    const value = members[member];
    return value === undefined ? mayLack === true : holds(value);
  });
  const isOfNow = typeof timestamp === "number" && isInTime(timestamp, message, timing);
  return isSound && isOfNow && message.path === instanceSubject(instances.configurationDataProvider);
}
