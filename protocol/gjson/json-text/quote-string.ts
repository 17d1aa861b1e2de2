import type { WorkMeter } from "../work-meter.ts";

const SHORT_ESCAPES = new Map([
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ['"', '\\"'],
  ["\\", "\\\\"],
]);

/** All that is not written as it is; other control characters than those of ASCII are found too, and kept. */
const SPECIAL = /["\\<>&\p{Cc}\u2028\u2029\p{Surrogate}]/gu;

/**
 * Writes a text as a JSON string that is also safe inside HTML and JavaScript: `<`, `>`, `&` and the two separators
 * that JavaScript takes for line ends are escaped.
 */
export function quoteString(text: string, meter: WorkMeter): string {
  meter.charge(text.length);
  const quoted = `"${text.replace(SPECIAL, escape)}"`;
  meter.charge(quoted.length);
  return quoted;
}

function escape(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x7f && code <= 0x9f) {
    return character;
  }
  const unit = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
  return SHORT_ESCAPES.get(character) ?? `\\u${unit.toString(16).padStart(4, "0")}`;
}
