import type { WorkMeter } from "../work-meter.ts";
import { searchSteps } from "./string-end.ts";

const ESCAPES = new Map([
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
]);

const REPLACEMENT = "\ufffd";

/** Longer strings are faster read by the parser of the engine. */
const SHORT = 64;

/** What a character of a string costs that has escapes. */
const DECODED_STEPS = 4;

/** As `decodeString`; counts what it takes. */
export function decodeStringMetered(inside: string, meter: WorkMeter): string {
  meter.charge(searchSteps(inside.length));
  if (!inside.includes("\\")) {
    return inside;
  }
  meter.charge(DECODED_STEPS * inside.length + SHORT);
  return decodeString(inside);
}

/**
 * The text that the inside of a JSON string stands for. Inside of a string that is not valid, the text ends at the
 * first fault; halves of surrogate pairs become U+FFFD, together with an escape that follows in place of the other
 * half.
 */
export function decodeString(inside: string): string {
  const escape = inside.indexOf("\\");
  if (escape === -1) {
    return inside;
  }
  return (inside.length > SHORT ? parsed(inside) : undefined) ?? decodedByHand(inside, escape);
}

/** What the engine makes of the string; undefined where it does not read as `decodeString` says. */
function parsed(inside: string): string | undefined {
  try {
    const text: unknown = JSON.parse(`"${inside}"`);
    return typeof text === "string" && text.isWellFormed() ? text : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function decodedByHand(inside: string, firstEscape: number): string {
  let escape = firstEscape;
  const parts: string[] = [];
  let from = 0;
  while (escape !== -1) {
    const { text, end } = decodeEscape(inside, escape);
    const plain = inside.slice(from, escape);
    const control = firstControl(plain);
    if (control !== -1 || text === undefined) {
      parts.push(control === -1 ? plain : plain.slice(0, control));
      return parts.join("");
    }
    parts.push(plain, text);
    from = end;
    escape = inside.indexOf("\\", from);
  }
  const rest = inside.slice(from);
  const control = firstControl(rest);
  parts.push(control === -1 ? rest : rest.slice(0, control));
  return parts.join("");
}

function firstControl(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 0x20) {
      return at;
    }
  }
  return -1;
}

function decodeEscape(inside: string, at: number): { readonly text: string | undefined; readonly end: number } {
  if (inside[at + 1] !== "u") {
    return { text: ESCAPES.get(inside[at + 1] ?? ""), end: at + 2 };
  }
  const unit = unitAt(inside, at);
  if (unit === undefined) {
    return { text: undefined, end: inside.length };
  }
  if (unit < 0xd800 || unit > 0xdfff) {
    return { text: String.fromCharCode(unit), end: at + 6 };
  }
  const other = inside.startsWith("\\u", at + 6) ? unitAt(inside, at + 6) : undefined;
  if (other === undefined) {
    return { text: REPLACEMENT, end: at + 6 };
  }
  const paired = unit < 0xdc00 && other >= 0xdc00 && other <= 0xdfff;
  return { text: paired ? String.fromCharCode(unit, other) : REPLACEMENT, end: at + 12 };
}

/** The UTF-16 unit of the escape at `at`: zero if its digits are none, undefined if they are too few. */
function unitAt(inside: string, at: number): number | undefined {
  const digits = inside.slice(at + 2, at + 6);
  if (digits.length < 4) {
    return undefined;
  }
  return /^[0-9a-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : 0;
}
