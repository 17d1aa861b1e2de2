import { numberFromText, plainDecimal } from "./decimal.ts";
import { decodeString } from "./decode-string.ts";
import { type JsonValue, kindAt } from "./json-kind.ts";
import { valueEnd } from "./scan.ts";

const TRUE_WORDS: readonly string[] = ["1", "t", "true"];
const FALSE_WORDS: readonly string[] = ["0", "f", "false"];
const INTEGER = /^-?\d+$/;

/**
 * The value at the start of a text; undefined if none begins there. An object or array is taken to fill the rest of
 * the text, white space behind it included.
 */
export function firstValue(text: string): JsonValue | undefined {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) <= 0x20) {
    at += 1;
  }
  const type = kindAt(text, at);
  if (type === undefined) {
    return undefined;
  }
  return { raw: type === "json" ? text.slice(at) : text.slice(at, valueEnd(text, at, type)), type };
}

/** A value as text: a string's own text, a number without exponent, nothing for null, else the JSON. */
export function textOf(value: JsonValue): string {
  switch (value.type) {
    case "null":
      return "";
    case "string":
      return decodeString(value.raw.slice(1, -1));
    case "number":
      return INTEGER.test(value.raw) ? value.raw : plainDecimal(numberFromText(value.raw));
    default:
      return value.raw;
  }
}

/** The number that a value of type number is. */
export function numberOf(value: JsonValue): number {
  return numberFromText(value.raw);
}

/** Whether a value is true, or a number other than zero, or a string that spells true. */
export function isTruthy(value: JsonValue): boolean {
  return (
    value.type === "true" ||
    (value.type === "number" && numberOf(value) !== 0) ||
    (value.type === "string" && TRUE_WORDS.includes(textOf(value).toLowerCase()))
  );
}

/** Whether a value is null, false or zero, or a string that spells false. */
export function isFalsy(value: JsonValue): boolean {
  return (
    value.type === "null" ||
    value.type === "false" ||
    (value.type === "number" && numberOf(value) === 0) ||
    (value.type === "string" && FALSE_WORDS.includes(textOf(value).toLowerCase()))
  );
}
