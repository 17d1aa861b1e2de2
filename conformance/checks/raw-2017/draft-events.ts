import { configurationEventSubject } from "../../../protocol/raw-2017/index.ts";
import { type Check, type CheckContext, check, isDeliberate, type Ledger } from "../check.ts";
import type { Trace } from "../trace.ts";
import { isBytes } from "./byte-member.ts";
import { type DraftMessage, draftMessages, textOf } from "./draft-message.ts";
import { judgeMembers, type MemberRule, optional, text, version, wholeNumber } from "./member-rule.ts";

const isNumber = (value: unknown): boolean => typeof value === "number";

const UPDATED: readonly MemberRule[] = [
  text("RAW5-054", "appVersionToken"),
  text("RAW5-055", "endpointId"),
  version("RAW5-056", "configVersion"),
  text("RAW5-058", "correlationId"),
  wholeNumber("RAW5-059", "eventTimestamp"),
  optional(text("RAW5-060", "originatorReplicaId")),
];

const NEW_AVAILABLE: readonly MemberRule[] = [
  text("RAW5-062", "appVersionToken"),
  text("RAW5-063", "endpointId"),
  version("RAW5-064", "configVersion"),
  { requirement: "RAW5-065", member: "configVersion", holds: isNumber, wanted: "a number" },
  text("RAW5-066", "contentType"),
  {
    requirement: "RAW5-067",
    member: "content",
    holds: (value) => isBytes(value) || typeof value === "string",
    wanted: "bytes",
  },
  text("RAW5-068", "correlationId"),
  wholeNumber("RAW5-069", "eventTimestamp"),
  optional(text("RAW5-070", "originatorReplicaId")),
  { requirement: "RAW5-071", member: "content", holds: isBytes, wanted: "an object whose bytes are base64" },
];

/** Any event about configurations, by its last section. */
const CONFIGURATION_EVENT = /^kaa\.[^.]+\.events\.([^.]+)\.endpoint\.config\.(.+)$/;

/** The broadcasts of CMX and of providers have the form, and the subjects, that 5/CMX2CDP gives. */
export const draftEvents: Check = check(
  "draft-events",
  [
    "RAW5-049",
    "RAW5-050",
    "RAW5-053",
    "RAW5-057",
    "RAW5-079",
    ...UPDATED.map((rule) => rule.requirement),
    ...NEW_AVAILABLE.map((rule) => rule.requirement),
  ],
  (trace, context, ledger) => {
    judgeTypes(trace, context, ledger);
    for (const event of draftMessages(trace, "updated")) {
      judgeMembers(event, UPDATED, ledger);
      judgeForm(event, ledger);
      judgeVersion(event, ledger);
      judgeUpdatedSubject(event, context, ledger);
    }
    for (const event of draftMessages(trace, "new-available").filter((one) => isOfProvider(one, context))) {
      judgeMembers(event, NEW_AVAILABLE, ledger);
      const { configurationDataProvider } = context.instances;
      judgeSubject(event, configurationEventSubject(configurationDataProvider, "new-available"), "RAW5-050", ledger);
    }
  },
);

/** What an originator or another provider announces is in another name. */
function isOfProvider({ members, message }: DraftMessage, context: CheckContext): boolean {
  const originator = CONFIGURATION_EVENT.exec(message.path)?.[1];
  const isOther = originator !== undefined && originator !== context.instances.configurationDataProvider;
  return !isOther && !isDeliberate(context, textOf(members, "endpointId"), "configuration-data-provider");
}

function judgeForm({ members, message }: DraftMessage, ledger: Ledger): void {
  if (members === undefined) {
    ledger.judge("RAW5-055", false, () => "The updated message is no JSON object that could name an endpoint", [
      message,
    ]);
  }
}

/** The table says text where the examples show numbers: a text is no fault, but not what we would have. */
function judgeVersion({ members, message }: DraftMessage, ledger: Ledger): void {
  const value = members?.["configVersion"];
  if (typeof value === "number" || typeof value === "string") {
    const problem = (): string => `configVersion of updated is ${JSON.stringify(value)} instead of a number`;
    ledger.judge("RAW5-057", typeof value === "number", problem, [message]);
  }
}

function judgeUpdatedSubject(event: DraftMessage, { instances }: CheckContext, ledger: Ledger): void {
  const { message } = event;
  const isOfVersion = message.path.startsWith("kaa.v1.");
  ledger.judge("RAW5-079", isOfVersion, () => `The subject ${message.path} is not of version v1`, [message]);
  if (isOfVersion) {
    judgeSubject(event, configurationEventSubject(instances.cmx, "updated"), "RAW5-049", ledger);
  }
}

function judgeSubject({ message }: DraftMessage, wanted: string, requirement: string, ledger: Ledger): void {
  const holds = message.path === wanted;
  ledger.judge(requirement, holds, () => `The event went to ${message.path} instead of ${wanted}`, [message]);
}

function judgeTypes({ messages }: Trace, { instances }: CheckContext, ledger: Ledger): void {
  for (const message of messages.filter(({ injected }) => injected !== true)) {
    const [, originator, type = ""] = CONFIGURATION_EVENT.exec(message.path) ?? [];
    if (originator === instances.cmx) {
      ledger.judge("RAW5-053", type === "updated", () => `CMX broadcast an event of the type ${type}`, [message]);
    }
  }
}
