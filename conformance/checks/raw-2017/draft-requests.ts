import { instanceSubject, parseRawTargetedSubject } from "../../../protocol/raw-2017/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "../check.ts";
import { type DraftMessage, draftMessages } from "./draft-message.ts";
import { judgeMembers } from "./member-rule.ts";
import { isInTime, REQUEST_MEMBERS } from "./request-members.ts";

/** CMX asks its provider in the form, and on the subjects, that 5/CMX2CDP gives (`config-request`). */
export const draftRequests: Check = check(
  "draft-requests",
  [
    "RAW5-015",
    "RAW5-016",
    "RAW5-017",
    "RAW5-021",
    "RAW5-031",
    "RAW5-079",
    ...REQUEST_MEMBERS.map((rule) => rule.requirement),
  ],
  (trace, context, ledger) => {
    for (const request of draftMessages(trace, "config-request")) {
      judgeSubjects(request, context, ledger);
      const { members, message } = request;
      ledger.judge("RAW5-021", members !== undefined, () => "The config-request is no JSON object", [message]);
      judgeMembers(request, REQUEST_MEMBERS, ledger);
      judgeTime(request, context, ledger);
    }
  },
);

function judgeSubjects({ message }: DraftMessage, { instances }: CheckContext, ledger: Ledger): void {
  const { path, replyTo } = message;
  const isOfVersion = path.startsWith("kaa.v1.") && (replyTo ?? "kaa.v1.").startsWith("kaa.v1.");
  const subjects = replyTo === undefined ? path : `${path} and ${replyTo}`;
  ledger.judge("RAW5-079", isOfVersion, () => `The subject ${subjects} is not of version v1`, [message]);
  if (!isOfVersion) {
    return;
  }
  const wanted = instanceSubject(instances.configurationDataProvider);
  ledger.judge("RAW5-015", path === wanted, () => `The config-request went to ${path} instead of ${wanted}`, [message]);
  ledger.judge("RAW5-016", replyTo !== undefined, () => "The config-request has no reply subject", [message]);
  if (replyTo !== undefined) {
    const reply = parseRawTargetedSubject(replyTo);
    const holds = reply?.serviceInstanceName === instances.cmx && reply.replicaId !== undefined;
    const form = `${instanceSubject(instances.cmx)}.<replica>`;
    ledger.judge("RAW5-017", holds, () => `The reply subject is ${replyTo} instead of ${form}`, [message]);
  }
}

function judgeTime({ members, message }: DraftMessage, { timing }: CheckContext, ledger: Ledger): void {
  const timestamp = members?.["timestamp"];
  if (typeof timestamp === "number") {
    const problem = (): string => `timestamp ${timestamp} is too far from ${message.atMs}, when it was seen`;
    ledger.judge("RAW5-031", isInTime(timestamp, message, timing), problem, [message]);
  }
}
