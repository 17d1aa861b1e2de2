import { type JsonKind, kindAt } from "./json-kind.ts";

const SPACE = 0x20;
const QUOTE = 0x22;
const PARENTHESIS_OPEN = 0x28;
const PARENTHESIS_CLOSE = 0x29;
const COMMA = 0x2c;
const BRACKET_OPEN = 0x5b;
const BACKSLASH = 0x5c;
const BRACKET_CLOSE = 0x5d;
const BRACE_OPEN = 0x7b;
const BRACE_CLOSE = 0x7d;

/** Where the string that opens at `start` has ended; the end of the text if it is not closed. */
export function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      return at + 1;
    }
    if (code === BACKSLASH) {
      at += 1;
    }
  }
  return text.length;
}

/**
 * Where the bracket at `start` is closed, or the text ends. Brackets in strings do not count, and any bracket closes
 * any other, since neither JSON nor paths that are right mix them.
 */
export function bracketEnd(text: string, start: number): number {
  let depth = 1;
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(text, at) - 1;
    } else {
      depth += depthChange(code);
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return text.length;
}

function depthChange(code: number): number {
  switch (code) {
    case PARENTHESIS_OPEN:
    case BRACKET_OPEN:
    case BRACE_OPEN:
      return 1;
    case PARENTHESIS_CLOSE:
    case BRACKET_CLOSE:
    case BRACE_CLOSE:
      return -1;
    default:
      return 0;
  }
}

/** Where the value of this kind that begins at `start` has ended. */
export function valueEnd(text: string, start: number, kind: JsonKind): number {
  switch (kind) {
    case "string":
      return stringEnd(text, start);
    case "json":
      return bracketEnd(text, start);
    case "number":
      return numberEnd(text, start);
    default:
      return literalEnd(text, start);
  }
}

function numberEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= SPACE || code === COMMA || code === BRACKET_CLOSE || code === BRACE_CLOSE) {
      return at;
    }
  }
  return text.length;
}

function literalEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) >= 0x61 && text.charCodeAt(at) <= 0x7a) {
    at += 1;
  }
  return at;
}

/** The first place from `from` on where a value begins; the end of the text if there is none. */
export function nextValue(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === undefined) {
    at += 1;
  }
  return at;
}

/** The first place from `from` on where an element begins or the array is closed; else the end of the text. */
export function nextElement(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== BRACKET_CLOSE && kindAt(text, at) === undefined) {
    at += 1;
  }
  return at;
}

/** The first place from `from` on where a key begins or the object is closed; else the end of the text. */
export function nextKey(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== QUOTE && text.charCodeAt(at) !== BRACE_CLOSE) {
    at += 1;
  }
  return at;
}
