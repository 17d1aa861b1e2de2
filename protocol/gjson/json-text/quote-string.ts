import type { WorkMeter } from "../work-meter.ts";

/** What `JSON.stringify` leaves as it is, but is not safe. */
const UNSAFE = /[<>&\u2028\u2029]/;

/** What it costs to write one of these otherwise. */
const UNSAFE_STEPS = 32;

/** Writing an escape in place of a character takes longer than writing a plain character. */
const ESCAPE_STEPS = 4;

const REPLACEMENT = "\\ufffd";
const LESS = 0x3c;
const GREATER = 0x3e;
const AMPERSAND = 0x26;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Writes a text as a JSON string that is also safe inside HTML and JavaScript: `<`, `>`, `&` and the two separators
 * that JavaScript takes for line ends are escaped. Halves of surrogate pairs become an escaped U+FFFD.
 */
export function quoteString(text: string, meter: WorkMeter): string {
  meter.charge(text.length);
  const quoted = text.isWellFormed() ? JSON.stringify(text) : quoteIllFormed(text, meter);
  meter.charge(ESCAPE_STEPS * (quoted.length - text.length));
  return UNSAFE.test(quoted) ? madeSafe(quoted, meter) : quoted;
}

function madeSafe(quoted: string, meter: WorkMeter): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < quoted.length; at += 1) {
    const code = quoted.charCodeAt(at);
    if (code === LESS || code === GREATER || code === AMPERSAND || code === 0x2028 || code === 0x2029) {
      meter.charge(UNSAFE_STEPS);
      parts.push(quoted.slice(from, at), `\\u${code.toString(16).padStart(4, "0")}`);
      from = at + 1;
    }
  }
  meter.charge(quoted.length);
  parts.push(quoted.slice(from));
  return parts.join("");
}

function quoteIllFormed(text: string, meter: WorkMeter): string {
  const parts: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(LONE_SURROGATE)) {
    meter.charge(4 * UNSAFE_STEPS);
    parts.push(JSON.stringify(text.slice(from, index)).slice(1, -1));
    from = index + 1;
  }
  parts.push(JSON.stringify(text.slice(from)).slice(1, -1));
  return `"${parts.join(REPLACEMENT)}"`;
}
