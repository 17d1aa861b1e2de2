import type { WorkMeter } from "../work-meter.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Most strings end within so many characters, which are faster looked at one by one than searched through. */
const NEAR = 64;

/** What a search through a text costs, however near it finds something. */
const SEARCH_STEPS = 16;

/** A search through a text passes over so many characters, as a power of two, while one is read by itself. */
const SEARCHED_SHIFT = 4;

/** Steps of a search through so many characters. Whole numbers, as fractions would slow down all counting. */
export function searchSteps(characters: number): number {
  return SEARCH_STEPS + (characters >> SEARCHED_SHIFT);
}

/** Where the string that opens at `start` has ended; the end of the text if it is not closed. */
export function stringEnd(text: string, start: number, meter: WorkMeter): number {
  for (let at = start + 1; ; ) {
    const near = Math.min(text.length, at + NEAR);
    const from = at;
    for (; at < near; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        meter.charge(at - from + 4);
        return at + 1;
      }
      if (code === BACKSLASH) {
        at += 1;
      }
    }
    const quote = text.indexOf('"', at);
    const found = quote === -1 ? text.length : quote;
    meter.charge(at - from + searchSteps(Math.max(0, found - at)));
    if (quote === -1) {
      return text.length;
    }
    if (!isEscaped(text, at, quote, meter)) {
      return quote + 1;
    }
    at = quote + 1;
  }
}

/** Whether an odd number of backslashes stands before `quote`; what is before `from` does not count. */
function isEscaped(text: string, from: number, quote: number, meter: WorkMeter): boolean {
  let at = quote;
  while (at > from && text.charCodeAt(at - 1) === BACKSLASH) {
    at -= 1;
  }
  meter.charge(quote - at);
  return (quote - at) % 2 === 1;
}

/** Whether there is a backslash in this part of a text. */
export function hasEscape(text: string, from: number, to: number, meter: WorkMeter): boolean {
  if (to - from > NEAR) {
    meter.charge(searchSteps(to - from));
    return text.slice(from, to).includes("\\");
  }
  let at = from;
  while (at < to && text.charCodeAt(at) !== BACKSLASH) {
    at += 1;
  }
  meter.charge(at - from);
  return at < to;
}
