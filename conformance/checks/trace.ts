import type { AvroCodec, AvroSchemaSet } from "../../protocol/avro/index.ts";
import {
  CDTP_PROTOCOL,
  CONFIG_REQUEST,
  CONFIG_RESPONSE,
  type ConfigRequest,
  type ConfigResponse,
  configRequestCodec,
  configResponseCodec,
} from "../../protocol/cdtp/index.ts";
import {
  CLIENT_DATA,
  type ClientData,
  clientDataCodec,
  ESP_PROTOCOL,
  EXTENSION_DATA,
  type ExtensionData,
  extensionDataCodec,
} from "../../protocol/esp/index.ts";
import { parseSubject, type Subject } from "../../protocol/ism/index.ts";
import type { RecordedMessage, Recording } from "./recording.ts";

/** The Avro records that travel on the bus, by the name that the documents give them. */
export type RecordName = "ClientData" | "ExtensionData" | "ConfigRequest" | "ConfigResponse";

/** What a message turned out to be. */
export type Content =
  | { readonly kind: "ClientData"; readonly value: ClientData }
  | { readonly kind: "ExtensionData"; readonly value: ExtensionData }
  | { readonly kind: "ConfigRequest"; readonly value: ConfigRequest }
  | { readonly kind: "ConfigResponse"; readonly value: ConfigResponse }
  /** It stands on the subject of a record but cannot be read as one. */
  | { readonly kind: "unreadable"; readonly record: RecordName; readonly problem: string }
  /** Traffic between a client and the communication service. */
  | { readonly kind: "client" }
  /** Nothing that the documents know. */
  | { readonly kind: "unknown" };

/** A recorded message with what can be read of it. */
export interface TracedMessage extends RecordedMessage {
  readonly content: Content;
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

/** Decodes a recording. */
export function traceOf(recording: Recording, schemaSet: AvroSchemaSet): Trace {
  const read = contentReader(schemaSet);
  const messages = recording.messages.map((message) => {
    const subject = message.transport === "nats" ? parseSubject(message.path) : undefined;
    return { ...message, subject, content: read(message, subject) };
  });
  return new Trace(messages, recording.closedAtMs);
}

function contentReader(schemaSet: AvroSchemaSet): (message: RecordedMessage, subject: Subject | undefined) => Content {
  const readers = new Map<string, (payload: Uint8Array) => Content>([
    [
      `${ESP_PROTOCOL}.${CLIENT_DATA}`,
      reader("ClientData", clientDataCodec(schemaSet), (value) => ({ kind: "ClientData", value })),
    ],
    [
      `${ESP_PROTOCOL}.${EXTENSION_DATA}`,
      reader("ExtensionData", extensionDataCodec, (value) => ({ kind: "ExtensionData", value })),
    ],
    [
      `${CDTP_PROTOCOL}.${CONFIG_REQUEST}`,
      reader("ConfigRequest", configRequestCodec(schemaSet), (value) => ({ kind: "ConfigRequest", value })),
    ],
    [
      `${CDTP_PROTOCOL}.${CONFIG_RESPONSE}`,
      reader("ConfigResponse", configResponseCodec, (value) => ({ kind: "ConfigResponse", value })),
    ],
  ]);
  return (message, subject) => {
    if (message.transport !== "nats") {
      return { kind: "client" };
    }
    const type =
      subject === undefined || subject.kind === "event" ? "" : `${subject.protocolName}.${subject.messageType}`;
    return readers.get(type)?.(message.payload) ?? { kind: "unknown" };
  };
}

function reader<T>(
  record: RecordName,
  codec: AvroCodec<T>,
  wrap: (value: T) => Content,
): (payload: Uint8Array) => Content {
  return (payload) => {
    const decoded = codec.decode(payload);
    return decoded.ok ? wrap(decoded.value) : { kind: "unreadable", record, problem: decoded.problem };
  };
}
