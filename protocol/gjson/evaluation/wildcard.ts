import type { WorkMeter } from "../work-meter.ts";

const ANY = -1;
const ONE = -2;
const NEVER = -3;
const BACKSLASH = 0x5c;

/** UTF-16 units from here on may be halves of pairs. */
const SURROGATES = 0xd800;

/** Tells whether a text fits the pattern as a whole. */
export type WildcardMatcher = (text: string) => boolean;

/**
 * Makes a matcher of a pattern: `*` fits any characters, also none, `?` one code point, a backslash takes the meaning
 * from what follows it, and all else fits itself. A backslash at the very end fits a backslash if there is a `*`
 * before it, else nothing.
 *
 * Matching takes at most as many steps as the lengths of text and pattern multiplied: a star once passed is never
 * gone back to, since what follows the next star is as well found from there.
 */
export function wildcardMatcher(pattern: string, meter: WorkMeter): WildcardMatcher {
  meter.charge(pattern.length);
  const terms = termsOf(pattern);
  return (text) => matches(terms, text, meter);
}

function termsOf(pattern: string): number[] {
  const terms: number[] = [];
  const characters = Array.from(pattern);
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at];
    if (character === "*") {
      terms.push(ANY);
    } else if (character === "?") {
      terms.push(ONE);
    } else if (character !== "\\") {
      terms.push(character?.codePointAt(0) ?? NEVER);
    } else if (at + 1 < characters.length) {
      at += 1;
      terms.push(characters[at]?.codePointAt(0) ?? NEVER);
    } else {
      terms.push(terms.includes(ANY) ? BACKSLASH : NEVER);
    }
  }
  return terms;
}

/** A term that does not fit costs twice what a character costs that a star passes over. */
const TERM_STEPS = 2;

function matches(terms: readonly number[], text: string, meter: WorkMeter): boolean {
  let term = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    meter.charge(TERM_STEPS);
    const unit = text.charCodeAt(at);
    const code = unit < SURROGATES ? unit : text.codePointAt(at);
    const wanted = terms[term];
    if (wanted === ANY) {
      star = term;
      term += 1;
      if (term === terms.length) {
        return true;
      }
      starAt = passOver(text, at, terms[term], meter);
      at = starAt;
    } else if (code !== undefined && (wanted === ONE || wanted === code)) {
      at += width(code);
      term += 1;
    } else if (star >= 0) {
      starAt = passOver(text, starAt + width(text.codePointAt(starAt) ?? 0), terms[star + 1], meter);
      at = starAt;
      term = star + 1;
    } else {
      return false;
    }
  }
  while (terms[term] === ANY) {
    term += 1;
  }
  return term === terms.length;
}

/** Where from `from` on the character stands that is wanted behind a star; `from` if any could be. */
function passOver(text: string, from: number, wanted: number | undefined, meter: WorkMeter): number {
  if (wanted === undefined || wanted < 0 || wanted >= SURROGATES) {
    return from;
  }
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== wanted) {
    at += 1;
  }
  meter.charge(at - from);
  return at;
}

function width(code: number): number {
  return code > 0xffff ? 2 : 1;
}
