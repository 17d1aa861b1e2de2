import type { Decoded } from "../avro/index.ts";

// Without `ignoreBOM` the decoder would swallow a byte-order mark in silence.
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const utf8 = new TextEncoder();

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    // The only fault there is, and the decoder tells no place.
    return undefined;
  }
}

/** Adds line and column where the engine tells only an offset. */
function locate(message: string, text: string): string {
  const offset = /at position (\d+)$/.exec(message)?.[1];
  if (offset === undefined) {
    return message;
  }
  const before = text.slice(0, Number(offset)).split("\n");
  return `${message} (line ${before.length} column ${(before.at(-1) ?? "").length + 1})`;
}

/** A JSON text and what it says. */
export interface JsonText {
  readonly text: string;
  readonly value: unknown;
}

/**
 * Reads JSON from bytes: strictly UTF-8, without a byte-order mark (RFC 8259, section 8.1). Never throws; the problem
 * tells the place where the engine does. Of equal names in an object the last counts.
 */
export function parseJson(bytes: Uint8Array): Decoded<unknown> {
  const read = parseJsonText(bytes);
  return read.ok ? { ok: true, value: read.value.value } : read;
}

/** As `parseJson`, and gives the text as well, for whoever passes it on as it was spelled. */
export function parseJsonText(bytes: Uint8Array): Decoded<JsonText> {
  if (bytes.length === 0) {
    return { ok: false, problem: "no JSON: the payload is empty" };
  }
  if (hasByteOrderMark(bytes)) {
    return { ok: false, problem: "not JSON: begins with a byte-order mark (EF BB BF), which must be left out" };
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    return { ok: false, problem: "not JSON: the bytes are not valid UTF-8" };
  }
  try {
    return { ok: true, value: { text, value: JSON.parse(text) } };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { ok: false, problem: `not JSON: ${locate(message, text)}` };
  }
}

/**
 * Writes a value as JSON in UTF-8, without white space. Throws `TypeError` for what JSON cannot express: undefined, a
 * function, a big integer, a cycle.
 */
export function encodeJson(value: unknown): Uint8Array {
  const text: unknown = JSON.stringify(value);
  if (typeof text !== "string") {
    throw new TypeError(`a value of type ${typeof value} has no form in JSON`);
  }
  return utf8.encode(text);
}
