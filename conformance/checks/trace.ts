import type { AvroSchemaSet } from "../../protocol/avro/index.ts";
import { CIP_PROTOCOL, COMMAND_REQUEST } from "../../protocol/cip/index.ts";
import { parseSubject, type Subject } from "../../protocol/ism/index.ts";
import type { RecordedMessage, Recording } from "./recording.ts";
import { type RecordContent, type RecordName, readInvocationResult, recordReader } from "./records.ts";

/** What a message turned out to be. */
export type Content =
  | RecordContent
  /** Traffic between a client and the communication service. */
  | { readonly kind: "client" }
  /** Nothing that the documents know. */
  | { readonly kind: "unknown" };

/** What a message on the bus is, and whom it names, where the documents have JSON instead of Avro records. */
export interface JsonMessage {
  readonly name: string;
  readonly endpointId?: string;
  readonly correlationId?: string;
}

/** Reads messages that are JSON; undefined for others. */
export type JsonReader = (message: RecordedMessage) => JsonMessage | undefined;

/** A recorded message with what can be read of it. */
export interface TracedMessage extends RecordedMessage {
  readonly content: Content;
  /** Its content is unknown to the documents in force, then. */
  readonly json?: JsonMessage;
  readonly subject: Subject | undefined;
}

/** A message that was read as the record `K`. */
export type Traced<K extends RecordName> = TracedMessage & { readonly content: Extract<Content, { kind: K }> };

/** A recording, decoded. */
export class Trace {
  readonly messages: readonly TracedMessage[];
  readonly closedAtMs: number;

  constructor(messages: readonly TracedMessage[], closedAtMs: number) {
    this.messages = messages;
    this.closedAtMs = closedAtMs;
  }

  /** The same, less the messages that `unwanted` accepts. */
  without(unwanted: (message: TracedMessage) => boolean): Trace {
    return new Trace(
      this.messages.filter((message) => !unwanted(message)),
      this.closedAtMs,
    );
  }

  /** The messages that were read as the record `name`. */
  records<K extends RecordName>(name: K): readonly Traced<K>[] {
    return this.messages.filter((message): message is Traced<K> => message.content.kind === name);
  }
}

/** Decodes a recording; `readJson` knows messages that no Avro record stands on the subject of. */
export function traceOf(recording: Recording, schemaSet: AvroSchemaSet, readJson?: JsonReader): Trace {
  const read = recordReader(schemaSet);
  const replySubjects = invocationReplies(recording);
  const content = (message: RecordedMessage, subject: Subject | undefined): Content =>
    message.transport === "nats"
      ? (read(message.path, subject, message.payload) ??
        (replySubjects.has(message.path) ? readInvocationResult(message.payload) : { kind: "unknown" }))
      : { kind: "client" };
  const messages = recording.messages.map((message) => {
    const subject = message.transport === "nats" ? parseSubject(message.path) : undefined;
    const json = message.transport === "nats" ? readJson?.(message) : undefined;
    if (json !== undefined) {
      return { ...message, subject, content: { kind: "unknown" } as const, json };
    }
    return { ...message, subject, content: content(message, subject) };
  });
  return new Trace(messages, recording.closedAtMs);
}

const INVOCATION = `.${CIP_PROTOCOL}.${COMMAND_REQUEST}`;

/** Where results of 12/CIP go, whatever form the subjects have. */
function invocationReplies({ messages }: Recording): ReadonlySet<string> {
  const wanted = messages.flatMap(({ transport, path, replyTo }) =>
    transport === "nats" && path.endsWith(INVOCATION) && replyTo !== undefined ? [replyTo] : [],
  );
  return new Set(wanted);
}
