import type { DescribedMessage, Finding } from "../conformance/verdicts/index.ts";
import { visibleText } from "./visible-text.ts";

/** Fields that tell something about nearly any rule, in the order in which they are read. */
const TELLING_FIELDS = [
  "statusCode",
  "reasonPhrase",
  "requestId",
  "resourcePath",
  "configId",
  "contentType",
  "timeout",
  "endpointId",
  "correlationId",
] as const;

/** Fields that hold what is transported rather than facts about it. */
const CONTENT_FIELDS = ["payload", "content"];

/** A name and a value as they are shown. */
export type Fact = readonly [name: string, value: string];

/** Where a message went, from whom: `client →`, `→ client`, or `bus`. */
export function directionText({ direction }: DescribedMessage): string {
  switch (direction) {
    case "fromClient":
      return "client →";
    case "toClient":
      return "→ client";
    default:
      return visibleText(direction);
  }
}

/** When a message was recorded, relative to another: `+3 ms`, `+12.4 s`, `0 ms`. */
export function relativeTime({ atMs }: DescribedMessage, firstAtMs: number): string {
  const elapsedMs = atMs - firstAtMs;
  const text = Math.abs(elapsedMs) < 10_000 ? `${Math.round(elapsedMs)} ms` : `${(elapsedMs / 1000).toFixed(1)} s`;
  return elapsedMs > 0 ? `+${text}` : text;
}

/** What a message turned out to be: the record's name, or what kind of client message it is. */
export function kindText({ kind, transport }: DescribedMessage): string {
  const names: Readonly<Record<string, string>> = { mqtt: "MQTT", http: "HTTP" };
  return kind === "client" ? `${names[transport] ?? transport} message` : visibleText(kind);
}

/** Facts beside the record: reply subject, connection, status and the like. */
export function deliveryFacts(message: DescribedMessage): readonly Fact[] {
  const { statusCode, replyTo, connection, qualityOfService, injected } = message;
  return facts({ statusCode, replyTo, connection, qualityOfService, injected });
}

/**
 * The fields of the record that are most likely to tell what is wrong. A timeout of 0 is none, and left out.
 */
export function tellingFacts({ fields = {} }: DescribedMessage): readonly Fact[] {
  const told = TELLING_FIELDS.filter((name) => name !== "timeout" || fields[name] !== 0);
  return facts(Object.fromEntries(told.map((name) => [name, fields[name]])));
}

/** Every field of the record but what it transports. */
export function recordFacts({ fields = {} }: DescribedMessage): readonly Fact[] {
  return facts(Object.fromEntries(Object.entries(fields).filter(([name]) => !CONTENT_FIELDS.includes(name))));
}

/** What the message transports, as text. Undefined if it has nothing that could be shown. */
export function contentText({ fields = {}, text }: DescribedMessage): string | undefined {
  const content = text ?? CONTENT_FIELDS.map((name) => fields[name]).find((value) => value !== undefined);
  return content === undefined || content === null ? undefined : visibleText(String(content));
}

/** The earliest time among the messages of a finding. */
export function firstTime({ messages }: Finding): number {
  return Math.min(...messages.map(({ atMs }) => atMs));
}

function facts(values: Readonly<Record<string, string | number | boolean | null | undefined>>): Fact[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[visibleText(name), shown(value)] as const],
  );
}

/** Text with spaces, empty text and text that looks like another value stand in quotes. */
function shown(value: string | number | boolean | null): string {
  const plain = typeof value !== "string" || (/^[^\s"=]+$/.test(value) && !/^(null|true|false|-?[\d.]+)$/.test(value));
  return visibleText(plain ? String(value) : JSON.stringify(value));
}
