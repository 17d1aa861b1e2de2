import { WorkMeter } from "../work-meter.ts";
import { hasEscape, stringEnd } from "./string-end.ts";

/** More than any text takes. */
const STEPS_MAX = 2 ** 30;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const SMALL_LETTERS = 0x61;

/** What punctuation outside strings adds to a character's one. */
const EXTRA: Readonly<Record<string, number>> = { ",": 60, ":": 120, "{": 200, "[": 130 };
const EXTRA_BY_CODE = Uint8Array.from({ length: 0x80 }, (_, code) => EXTRA[String.fromCharCode(code)] ?? 0);

/** So much less if a word comes next: true, false or null. */
const WORD_LESS = 15;

/** What a backslash in a string adds. */
const ESCAPE_EXTRA = 12;

/**
 * How hard a JSON text is to parse, in the time that a character of a long string takes: white space takes none, a
 * comma stands for an element or member, which takes as long as 60 characters, or 45 if it is a word; a colon stands
 * for a key (120), an opening bracket for an object (200) or array (130), and a backslash for an escape (12). Reads the
 * text once.
 */
export function parsingEffort(text: string): number {
  const meter = new WorkMeter(STEPS_MAX, 0);
  let effort = text.length;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = stringEnd(text, at, meter);
      effort += ESCAPE_EXTRA * backslashes(text, at, end, meter);
      at = end;
    } else {
      effort += code <= 0x20 ? -1 : code < 0x80 ? (EXTRA_BY_CODE[code] ?? 0) : 0;
      at += 1;
      effort -= code === COMMA && text.charCodeAt(at) >= SMALL_LETTERS ? WORD_LESS : 0;
    }
  }
  return effort;
}

function backslashes(text: string, from: number, to: number, meter: WorkMeter): number {
  if (!hasEscape(text, from, to, meter)) {
    return 0;
  }
  let count = 0;
  for (let at = from; at < to; at += 1) {
    if (text.charCodeAt(at) === BACKSLASH) {
      count += 1;
      at += 1;
    }
  }
  return count;
}
