import type { WorkMeter } from "../work-meter.ts";
import { type JsonKind, kindAt } from "./json-kind.ts";
import { stringEnd } from "./string-end.ts";

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BRACKET_CLOSE = 0x5d;
const BRACE_CLOSE = 0x7d;

/** How a character changes the depth: 1 for an opening bracket, -1 for a closing one. */
const DEPTH_CHANGES = Int8Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  return Number("([{".includes(character)) - Number(")]}".includes(character));
});

/** 1 for a character that a value begins with. */
const BEGINS_VALUE = Uint8Array.from({ length: 0x80 }, (_, code) =>
  Number(kindAt(String.fromCharCode(code), 0) !== undefined),
);

/** 1 for a character that a value begins with or that closes an array. */
const BEGINS_ELEMENT = BEGINS_VALUE.with(BRACKET_CLOSE, 1);

/**
 * Where the bracket at `start` is closed, or the text ends. Brackets in strings do not count, and any bracket closes
 * any other, since neither JSON nor paths that are right mix them.
 */
export function bracketEnd(text: string, start: number, meter: WorkMeter): number {
  let depth = 1;
  let inStrings = 0;
  let at = start + 1;
  while (depth > 0 && at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = stringEnd(text, at, meter);
      inStrings += end - at;
      at = end;
    } else {
      depth += code < 0x80 ? (DEPTH_CHANGES[code] ?? 0) : 0;
      at += 1;
    }
  }
  meter.charge(at - start - inStrings);
  return at;
}

function isIn(characters: Uint8Array, code: number): boolean {
  return code < 0x80 && characters[code] === 1;
}

/** Where the value of this kind that begins at `start` has ended. */
export function valueEnd(text: string, start: number, kind: JsonKind, meter: WorkMeter): number {
  switch (kind) {
    case "string":
      return stringEnd(text, start, meter);
    case "json":
      return bracketEnd(text, start, meter);
    case "number":
      return numberEnd(text, start, meter);
    default:
      return literalEnd(text, start, meter);
  }
}

function numberEnd(text: string, start: number, meter: WorkMeter): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= SPACE || code === COMMA || code === BRACKET_CLOSE || code === BRACE_CLOSE) {
      break;
    }
  }
  meter.charge(at - start);
  return at;
}

function literalEnd(text: string, start: number, meter: WorkMeter): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) >= 0x61 && text.charCodeAt(at) <= 0x7a) {
    at += 1;
  }
  meter.charge(at - start);
  return at;
}

/** The first place from `from` on where a value begins; the end of the text if there is none. */
export function nextValue(text: string, from: number, meter: WorkMeter): number {
  let at = from;
  while (at < text.length && !isIn(BEGINS_VALUE, text.charCodeAt(at))) {
    at += 1;
  }
  meter.charge(at - from);
  return at;
}

/** The first place from `from` on where an element begins or the array is closed; else the end of the text. */
export function nextElement(text: string, from: number, meter: WorkMeter): number {
  let at = from;
  while (at < text.length && !isIn(BEGINS_ELEMENT, text.charCodeAt(at))) {
    at += 1;
  }
  meter.charge(at - from);
  return at;
}

/** The first place from `from` on where a key begins or the object is closed; else the end of the text. */
export function nextKey(text: string, from: number, meter: WorkMeter): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== QUOTE && text.charCodeAt(at) !== BRACE_CLOSE) {
    at += 1;
  }
  meter.charge(at - from);
  return at;
}

/** The first place from `from` on that holds no white space; everything up to the space is. */
export function spaceEnd(text: string, from: number, meter: WorkMeter): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= SPACE) {
    at += 1;
  }
  meter.charge(at - from);
  return at;
}
