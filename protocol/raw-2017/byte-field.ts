import type { Decoded } from "../json/index.ts";
import type { RawReadings } from "./readings.ts";

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function textOf(field: unknown, { plainBytes }: RawReadings): string | undefined {
  if (typeof field === "string") {
    return plainBytes === "accept" ? field : undefined;
  }
  const text: unknown = typeof field === "object" && field !== null && "bytes" in field ? field.bytes : undefined;
  return typeof text === "string" ? text : undefined;
}

/** Reads bytes in the form of the examples of 5/CMX2CDP. The problem says what was expected. Never throws. */
export function readBytes(field: unknown, readings: RawReadings): Decoded<Uint8Array> {
  const text = textOf(field, readings);
  if (text === undefined) {
    const plain = readings.plainBytes === "accept" ? " or a text in base64" : "";
    return { ok: false, problem: `must be {"bytes": "<base64>"}${plain}` };
  }
  return BASE64.test(text)
    ? { ok: true, value: new Uint8Array(Buffer.from(text, "base64")) }
    : { ok: false, problem: `must hold base64 (RFC 4648, section 4) with its padding, found ${quoted(text)}` };
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}

/** The JSON value of bytes. */
export function byteField(bytes: Uint8Array, readings: RawReadings): string | { readonly bytes: string } {
  const text = Buffer.from(bytes).toString("base64");
  return readings.bytes === "text" ? text : { bytes: text };
}
