import { parseRequestTopic, parseResponseTopic, type ResourcePath } from "../../../protocol/kp/index.ts";
import { CONFIRMED, rawResource } from "../../../protocol/raw-2017/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "../check.ts";
import type { Trace, TracedMessage } from "../trace.ts";
import { type Members, membersOf } from "./draft-message.ts";

/** A message between an endpoint and the communication service, with what the topic says. */
interface ClientMessage {
  readonly message: TracedMessage;
  readonly path: ResourcePath;
  readonly members: Members | undefined;
}

/** Endpoints confirm in the way of 3/CMX ("Request/response", "Schemeless JSON"), those that were told not to left out. */
export const draftConfirmations: Check = check(
  "draft-confirmations",
  ["RAW3-006", "RAW3-011", "RAW3-012", "RAW3-013", "RAW3-023", "RAW3-024", "RAW3-025", "RAW3-026", "RAW3-027"],
  (trace, context, ledger) => {
    const excused = excusedTokens(context);
    /** What each endpoint was sent, by its token and the identifier of the configuration. */
    const sent = new Map<string, ClientMessage>();
    for (const one of clientMessages(trace, context)) {
      const token = one.path.endpointToken;
      if (excused.has(token)) {
        continue;
      }
      if (one.message.direction === "toClient") {
        noteConfiguration(one, sent, ledger);
      } else if (isConfirmation(one)) {
        judgeConfirmation(one, sent, ledger);
      }
    }
  },
);

function excusedTokens({ endpoints }: CheckContext): ReadonlySet<string> {
  const excused = [...endpoints.values()].filter(({ deliberate }) => deliberate.includes("client"));
  return new Set(excused.map(({ endpointToken }) => endpointToken));
}

function clientMessages({ messages }: Trace, { zeroRequestId }: CheckContext): readonly ClientMessage[] {
  return messages.flatMap((message) => {
    if (message.transport !== "mqtt") {
      return [];
    }
    const parsed =
      message.direction === "toClient"
        ? responsePath(message.path, zeroRequestId)
        : parseRequestTopic(message.path, zeroRequestId);
    return parsed.ok ? [{ message, path: parsed.value, members: membersOf(message.payload) }] : [];
  });
}

function responsePath(topic: string, zeroRequestId: CheckContext["zeroRequestId"]) {
  const parsed = parseResponseTopic(topic, zeroRequestId);
  return parsed.ok ? ({ ok: true, value: parsed.value.path } as const) : parsed;
}

function noteConfiguration(one: ClientMessage, sent: Map<string, ClientMessage>, ledger: Ledger): void {
  const { members, path, message } = one;
  if (members === undefined || !("entries" in members)) {
    return;
  }
  if (members["id"] === undefined) {
    // What becomes of it shows in what the endpoint confirms: nothing without an identifier.
    ledger.judge("RAW3-027", true, () => "", [message]);
  } else {
    sent.set(keyOf(path, members["id"]), one);
  }
}

/** A client that confirms at a wrong place shows by what it sends there. */
function isConfirmation({ path, members }: ClientMessage): boolean {
  return rawResource(path.resourcePath) === "confirmation" || (members !== undefined && "status" in members);
}

function judgeConfirmation(
  { message, path, members }: ClientMessage,
  sent: Map<string, ClientMessage>,
  ledger: Ledger,
): void {
  const isRecord = members !== undefined && "id" in members && "status" in members;
  ledger.judge("RAW3-023", isRecord, () => "A confirmation is no JSON object with id and status", [message]);
  if (!isRecord) {
    return;
  }
  const { id, status } = members;
  const isText = typeof status === "string" && status !== "";
  const what = status === CONFIRMED ? "RAW3-025" : "RAW3-026";
  ledger.judge(what, isText, () => `The status of a confirmation is ${JSON.stringify(status)}`, [message]);
  const confirmed = sent.get(keyOf(path, id));
  const evidence = confirmed === undefined ? [message] : [confirmed.message, message];
  const unknown = (): string => `A confirmation has the id ${JSON.stringify(id)}, which was not sent to the endpoint`;
  ledger.judge("RAW3-024", confirmed !== undefined, unknown, evidence);
  if (confirmed !== undefined) {
    ledger.judge("RAW3-006", true, () => "", evidence);
    ledger.judge("RAW3-011", true, () => "", evidence);
    judgePlace(message, confirmed, ledger);
  }
}

function judgePlace(message: TracedMessage, confirmed: ClientMessage, ledger: Ledger): void {
  const evidence = [confirmed.message, message];
  const { appVersionName, extensionInstanceName, endpointToken } = confirmed.path;
  const wanted = `kp1/${appVersionName}/${extensionInstanceName}/${endpointToken}/json/status`;
  const isThere = message.path === wanted || message.path === confirmed.message.path;
  ledger.judge("RAW3-012", isThere, () => `A confirmation went to ${message.path} instead of ${wanted}`, evidence);
  const [asked, given] = [confirmed.message.qualityOfService, message.qualityOfService];
  const problem = (): string => `A configuration of quality of service ${asked} was confirmed with ${given}`;
  ledger.judge("RAW3-013", asked === given, problem, evidence);
}

function keyOf({ endpointToken }: ResourcePath, id: unknown): string {
  return JSON.stringify([endpointToken, id]);
}
