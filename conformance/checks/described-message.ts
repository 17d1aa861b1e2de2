import type { TracedMessage } from "./trace.ts";

/** A message as a person reads it, and as `traffic.ndjson` and `verdict.json` hold it. */
export interface DescribedMessage {
  readonly sequence: number;
  readonly atMs: number;
  readonly transport: string;
  readonly direction: string;
  readonly path: string;
  readonly replyTo?: string;
  readonly connection?: string;
  readonly qualityOfService?: number;
  readonly statusCode?: number;
  readonly injected?: boolean;
  /** The name of the record or of the JSON message, or what else it is. */
  readonly kind: string;
  /** The record's fields; byte fields as text where they are text, else as base64 behind `base64:`; maps as JSON. */
  readonly fields?: Readonly<Record<string, string | number | null>>;
  /** Why it cannot be read. */
  readonly problem?: string;
  /** The bytes as text where they are text; on the bus only for what cannot be read. */
  readonly text?: string;
  /** The bytes as they were, in base64. */
  readonly payload: string;
}

const PRINTABLE = /^[\P{Cc}\t\r\n]*$/u;

/** Describes a message with all that could be read of it. */
export function describeMessage(message: TracedMessage): DescribedMessage {
  const { subject: _subject, content, json, payload, ...facts } = message;
  return {
    ...facts,
    kind: json?.name ?? content.kind,
    ...details(message),
    payload: Buffer.from(payload).toString("base64"),
  };
}

function details({ content, payload }: TracedMessage): Pick<DescribedMessage, "fields" | "problem" | "text"> {
  switch (content.kind) {
    case "client":
    case "unknown":
      return { text: bytesAsText(payload) };
    case "unreadable":
      return { problem: `not an Avro ${content.record}: ${content.problem}`, text: bytesAsText(payload) };
    default:
      return { fields: plainFields(content.value) };
  }
}

function plainFields(record: object): Readonly<Record<string, string | number | null>> {
  const fields: [string, unknown][] = Object.entries(record);
  return Object.fromEntries(fields.map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): string | number | null {
  if (value instanceof Uint8Array) {
    return bytesAsText(value);
  }
  if (value instanceof Map) {
    return JSON.stringify(Object.fromEntries(value));
  }
  return typeof value === "string" || typeof value === "number" ? value : null;
}

function bytesAsText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes) && PRINTABLE.test(text)
    ? text
    : `base64:${Buffer.from(bytes).toString("base64")}`;
}
