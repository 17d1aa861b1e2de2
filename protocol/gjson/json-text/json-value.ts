import type { WorkMeter } from "../work-meter.ts";
import { numberFromText, plainDecimal } from "./decimal.ts";
import { decodeStringMetered } from "./decode-string.ts";
import { type JsonValue, kindAt } from "./json-kind.ts";
import { spaceEnd, valueEnd } from "./scan.ts";

const TRUE_WORDS: readonly string[] = ["1", "t", "true"];
const FALSE_WORDS: readonly string[] = ["0", "f", "false"];
const WORD_LENGTH_MAX = 5;
const INTEGER = /^-?\d+$/;

/**
 * The value at the start of a text; undefined if none begins there. An object or array is taken to fill the rest of
 * the text, white space behind it included.
 */
export function firstValue(text: string, meter: WorkMeter): JsonValue | undefined {
  const at = spaceEnd(text, 0, meter);
  const type = kindAt(text, at);
  if (type === undefined) {
    return undefined;
  }
  return { raw: type === "json" ? text.slice(at) : text.slice(at, valueEnd(text, at, type, meter)), type };
}

/** A value as text: a string's own text, a number without exponent, nothing for null, else the JSON. */
export function textOf(value: JsonValue, meter: WorkMeter): string {
  switch (value.type) {
    case "null":
      return "";
    case "string":
      return decodeStringMetered(value.raw.slice(1, -1), meter);
    case "number":
      meter.charge(value.raw.length);
      return INTEGER.test(value.raw) ? value.raw : plainDecimal(numberFromText(value.raw));
    default:
      return value.raw;
  }
}

/** The number that a value of type number is. */
export function numberOf(value: JsonValue, meter: WorkMeter): number {
  meter.charge(2 * value.raw.length);
  return numberFromText(value.raw);
}

/** Whether a value is true, or a number other than zero, or a string that spells true. */
export function isTruthy(value: JsonValue, meter: WorkMeter): boolean {
  return (
    value.type === "true" ||
    (value.type === "number" && numberOf(value, meter) !== 0) ||
    (value.type === "string" && isOneOf(TRUE_WORDS, value, meter))
  );
}

/** Whether a value is null, false or zero, or a string that spells false. */
export function isFalsy(value: JsonValue, meter: WorkMeter): boolean {
  return (
    value.type === "null" ||
    value.type === "false" ||
    (value.type === "number" && numberOf(value, meter) === 0) ||
    (value.type === "string" && isOneOf(FALSE_WORDS, value, meter))
  );
}

function isOneOf(words: readonly string[], value: JsonValue, meter: WorkMeter): boolean {
  const text = textOf(value, meter);
  return text.length <= WORD_LENGTH_MAX && words.includes(text.toLowerCase());
}
