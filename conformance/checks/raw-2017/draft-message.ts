import { parseJson } from "../../../protocol/json/index.ts";
import { parseRawTargetedSubject } from "../../../protocol/raw-2017/index.ts";
import type { RecordedMessage } from "../recording.ts";
import type { JsonMessage, Trace, TracedMessage } from "../trace.ts";

/** The four messages of 5/CMX2CDP. */
export type DraftName = "config-request" | "config-response" | "updated" | "new-available";

/** The members of a JSON object, not looked at yet. */
export type Members = Readonly<Record<string, unknown>>;

/** A message of 5/CMX2CDP as it was recorded. */
export interface DraftMessage {
  readonly name: DraftName;
  /** Undefined if it is no JSON object. */
  readonly members: Members | undefined;
  readonly message: TracedMessage;
}

const EVENT = /^kaa\.[^.]+\.events\.[^.]+\.endpoint\.config\.(?:updated|(new-available))$/;

/** The JSON object that a message holds; undefined if it holds none. */
export function membersOf(payload: Uint8Array): Members | undefined {
  const parsed = parseJson(payload);
  return parsed.ok && isMembers(parsed.value) ? parsed.value : undefined;
}

/** Reads a message for attribution and reports: one of the drafts, or any other JSON object that names an endpoint. */
export function readDraftMessage(message: RecordedMessage): JsonMessage | undefined {
  const members = membersOf(message.payload);
  const { endpointId, correlationId } = members ?? {};
  const name = nameOf(message, members);
  if (name === undefined && typeof endpointId !== "string") {
    return undefined;
  }
  return {
    name: name ?? "json",
    ...(typeof endpointId === "string" ? { endpointId } : {}),
    ...(typeof correlationId === "string" ? { correlationId } : {}),
  };
}

/** The messages of one kind that nobody put on the bus by hand. */
export function draftMessages({ messages }: Trace, wanted: DraftName): readonly DraftMessage[] {
  return messages.flatMap((message) => {
    if (message.json?.name !== wanted || message.injected === true) {
      return [];
    }
    return [{ name: wanted, members: membersOf(message.payload), message }];
  });
}

/** A text among the members; undefined if it is none. */
export function textOf(members: Members | undefined, name: string): string | undefined {
  const value = members?.[name];
  return typeof value === "string" ? value : undefined;
}

/** Events are told by their subject; targeted messages by what is in them, for their subject may be what is wrong. */
function nameOf({ path, replyTo }: RecordedMessage, members: Members | undefined): DraftName | undefined {
  const event = EVENT.exec(path);
  if (event !== null) {
    return event[1] === undefined ? "updated" : "new-available";
  }
  return nameOfMembers(members, replyTo) ?? nameOfTargeted(path);
}

function nameOfMembers(members: Members = {}, replyTo: string | undefined): DraftName | undefined {
  if (!("appVersionToken" in members)) {
    return undefined;
  }
  if ("eventTimestamp" in members) {
    return "content" in members ? "new-available" : "updated";
  }
  if ("statusCode" in members) {
    return "config-response";
  }
  return "content" in members && replyTo === undefined ? undefined : "config-request";
}

function nameOfTargeted(path: string): DraftName | undefined {
  const subject = parseRawTargetedSubject(path);
  if (subject === undefined) {
    return undefined;
  }
  return subject.replicaId === undefined ? "config-request" : "config-response";
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
