import { CONFIGURATION_PATH } from "../../../protocol/raw-2017/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "../check.ts";
import { grouped } from "../grouped.ts";
import type { Trace, Traced, TracedMessage } from "../trace.ts";
import { type Members, membersOf } from "./draft-message.ts";

type Sent = Traced<"ExtensionData">;

/** A configuration as CMX sent it to an endpoint. */
interface SentConfiguration {
  readonly sent: Sent;
  readonly members: Members;
}

/** What CMX sends to endpoints has the form of 3/CMX ("Schemeless JSON"), and of what carries it. */
export const draftConfigurations: Check = check(
  "draft-configurations",
  ["RAW3-014", "RAW3-015", "RAW3-016", "RAW3-018", "RAW3-019", "RAW3-030", "RAW3-031"],
  (trace, context, ledger) => {
    judgeCarrier(trace, context, ledger);
    const configurations = trace.records("ExtensionData").flatMap((sent) => configurationIn(sent, ledger));
    for (const { sent, members } of configurations) {
      judgeMembers(members, sent, ledger);
    }
    judgeIdentifiers(configurations, ledger);
  },
);

/** Judges whether a success with a payload is a JSON object, and returns it if so. */
function configurationIn(sent: Sent, ledger: Ledger): readonly SentConfiguration[] {
  const { statusCode, payload, resourcePath } = sent.content.value;
  const isSuccess = statusCode >= 200 && statusCode <= 299;
  if (sent.injected === true || !isSuccess || payload === null || payload.byteLength === 0) {
    return [];
  }
  const isAtPlace = resourcePath === CONFIGURATION_PATH;
  ledger.judge("RAW3-014", isAtPlace, () => `What was sent is for ${resourcePath} instead of /json`, [sent]);
  const members = membersOf(payload);
  ledger.judge("RAW3-015", members !== undefined, () => "What was sent at /json is no JSON object", [sent]);
  return members === undefined ? [] : [{ sent, members }];
}

function judgeMembers({ id, entries, status }: Members, sent: Sent, ledger: Ledger): void {
  const isIdentifier = id === undefined || typeof id === "string" || typeof id === "number";
  ledger.judge("RAW3-016", isIdentifier, () => `id is ${JSON.stringify(id)}, neither a text nor a number`, [sent]);
  const found = entries === undefined ? "missing" : JSON.stringify(entries);
  ledger.judge("RAW3-019", Array.isArray(entries), () => `entries is ${found} instead of an array`, [sent]);
  const isQuestion = entries !== undefined || status === undefined;
  ledger.judge("RAW3-030", isQuestion, () => "What was sent is what an endpoint has to say: id and status", [sent]);
}

/** Each of them can be confirmed, and none is taken for another. */
function judgeIdentifiers(configurations: readonly SentConfiguration[], ledger: Ledger): void {
  const byId = grouped(configurations, ({ sent, members }) =>
    JSON.stringify([sent.content.value.endpointId, members["id"]]),
  );
  for (const [first, ...others] of byId.values()) {
    if (first === undefined) {
      continue;
    }
    const evidence = [first, ...others].map(({ sent }) => sent);
    const { id, entries } = first.members;
    ledger.judge("RAW3-018", id !== undefined, () => "A configuration was sent without an id", evidence);
    const isSame = others.every(({ members }) => JSON.stringify(members["entries"]) === JSON.stringify(entries));
    if (id !== undefined) {
      ledger.judge(
        "RAW3-018",
        isSame,
        () => `Two configurations were sent with the id ${JSON.stringify(id)}`,
        evidence,
      );
    }
  }
}

function judgeCarrier({ messages }: Trace, { instances }: CheckContext, ledger: Ledger): void {
  for (const message of messages.filter(({ injected }) => injected !== true)) {
    const problem = carrierProblem(message, instances.cmx);
    if (problem !== undefined) {
      ledger.judge("RAW3-031", problem === "", () => problem, [message]);
    }
  }
}

/** What is wrong with what carries a message to an endpoint; nothing if it carries none, empty if all is well. */
function carrierProblem({ content }: TracedMessage, cmx: string): string | undefined {
  if (content.kind === "unreadable") {
    return content.record === "ExtensionData" ? `Not an Avro ExtensionData: ${content.problem}` : undefined;
  }
  if (content.kind !== "ExtensionData") {
    return undefined;
  }
  const { extensionInstanceName, endpointId } = content.value;
  if (endpointId === null) {
    return "ExtensionData names no endpoint";
  }
  const name = extensionInstanceName ?? "nobody";
  return name === cmx ? "" : `ExtensionData is in the name of ${name} instead of ${cmx}`;
}
