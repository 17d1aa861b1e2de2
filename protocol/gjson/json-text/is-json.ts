import type { WorkMeter } from "../work-meter.ts";
import { hasEscape, stringEnd } from "./string-end.ts";

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OBJECT_OPEN = 0x7b;
const OBJECT_CLOSE = 0x7d;
const ARRAY_OPEN = 0x5b;
const ARRAY_CLOSE = 0x5d;

/** Longer strings are faster checked by the parser of the engine. */
const SHORT = 32;

/** What it costs to begin with a value. */
const TOKEN_STEPS = 14;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?/iy;
const WORDS: readonly string[] = ["true", "false", "null"];

/**
 * Whether a text is one JSON value with nothing but white space around it (RFC 8259). Says what `JSON.parse` would say,
 * but makes no values: their cost varies too much to be counted.
 */
export function isJson(text: string, meter: WorkMeter): boolean {
  const check = new JsonCheck(text, meter);
  return check.passes();
}

class JsonCheck {
  readonly #text: string;
  readonly #meter: WorkMeter;
  /** The closing brackets that are due, the innermost last. */
  readonly #closers: number[] = [];
  #at = 0;

  constructor(text: string, meter: WorkMeter) {
    this.#text = text;
    this.#meter = meter;
  }

  passes(): boolean {
    let isOk = this.#value();
    while (isOk && this.#closers.length > 0) {
      isOk = this.#afterValue();
    }
    this.#skipSpace();
    return isOk && this.#at === this.#text.length;
  }

  /** Takes a scalar, an empty container or all up to the first value in a container. */
  #value(): boolean {
    for (;;) {
      this.#meter.charge(TOKEN_STEPS);
      const code = this.#skipSpace();
      if (code !== OBJECT_OPEN && code !== ARRAY_OPEN) {
        return this.#scalar(code);
      }
      this.#at += 1;
      const closer = code + 2;
      if (this.#skipSpace() === closer) {
        this.#at += 1;
        return true;
      }
      this.#closers.push(closer);
      if (closer === OBJECT_CLOSE && !this.#key()) {
        return false;
      }
    }
  }

  /** Takes a closing bracket, or a comma and what follows it. */
  #afterValue(): boolean {
    const code = this.#skipSpace();
    this.#at += 1;
    if (code === COMMA) {
      return (this.#closers.at(-1) === ARRAY_CLOSE || this.#key()) && this.#value();
    }
    return code === this.#closers.pop();
  }

  #key(): boolean {
    if (this.#skipSpace() !== QUOTE || !this.#string() || this.#skipSpace() !== COLON) {
      return false;
    }
    this.#at += 1;
    return true;
  }

  #scalar(code: number): boolean {
    if (code === QUOTE) {
      return this.#string();
    }
    const word = WORDS.find((any) => any.charCodeAt(0) === code && this.#text.startsWith(any, this.#at));
    if (word !== undefined) {
      this.#at += word.length;
      return true;
    }
    NUMBER.lastIndex = this.#at;
    const isNumber = NUMBER.test(this.#text);
    const end = isNumber ? NUMBER.lastIndex : this.#at;
    this.#meter.charge(end - this.#at + TOKEN_STEPS);
    this.#at = end;
    return isNumber;
  }

  #string(): boolean {
    const start = this.#at;
    this.#at = stringEnd(this.#text, start, this.#meter);
    if (this.#at - start <= SHORT && !hasEscape(this.#text, start, this.#at, this.#meter)) {
      return isPlainString(this.#text, start, this.#at);
    }
    // Reading one escape takes the engine longer than many plain characters.
    const isPlain = !hasEscape(this.#text, start, this.#at, this.#meter);
    this.#meter.charge(isPlain ? 64 + ((this.#at - start) >> 2) : 128 + 2 * (this.#at - start));
    return parses(this.#text.slice(start, this.#at));
  }

  #skipSpace(): number {
    const from = this.#at;
    let at = from;
    let code = this.#text.charCodeAt(at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      at += 1;
      code = this.#text.charCodeAt(at);
    }
    this.#meter.charge(at - from);
    this.#at = at;
    return code;
  }
}

function isPlainString(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end - 1; at += 1) {
    if (text.charCodeAt(at) < 0x20) {
      return false;
    }
  }
  return end - start > 1 && text.charCodeAt(end - 1) === QUOTE;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return false;
    }
    throw error;
  }
}
