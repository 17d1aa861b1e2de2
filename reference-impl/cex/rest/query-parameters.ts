import { Refusal } from "./refusal.ts";

const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,15})$/;

/** The query of a request. Whatever is wrong with a parameter is a `Refusal` of status 400; others are ignored. */
export class QueryParameters {
  readonly #values: URLSearchParams;

  /** `target` has a path before the query, as requests have it. */
  constructor(target: string) {
    const start = target.indexOf("?");
    this.#values = new URLSearchParams(start === -1 ? "" : target.slice(start));
  }

  /** A parameter that may be given once. */
  text(name: string): string | undefined {
    const values = this.#values.getAll(name);
    if (values.length > 1) {
      throw new Refusal(400, `The parameter ${name} is given ${values.length} times; give it once`);
    }
    return values[0];
  }

  /** A parameter that has to be given, once. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === "") {
      throw new Refusal(400, `The parameter ${name} is missing`);
    }
    return value;
  }

  /** Values that are separated by commas or given one by one, each once. Empty ones do not count. */
  list(name: string, itemsMax: number): readonly string[] {
    const items = new Set(this.#values.getAll(name).flatMap((value) => value.split(",")));
    items.delete("");
    if (items.size > itemsMax) {
      throw new Refusal(400, `The parameter ${name} has ${items.size} values; ${itemsMax} are allowed`);
    }
    return [...items];
  }

  /** A whole number in decimal digits, within bounds. */
  integer(name: string, bounds: { readonly minimum: number; readonly maximum: number }, fallback: number): number {
    const text = this.text(name);
    if (text === undefined) {
      return fallback;
    }
    const value = WHOLE_NUMBER.test(text) ? Number(text) : Number.NaN;
    if (value >= bounds.minimum && value <= bounds.maximum) {
      return value;
    }
    throw new Refusal(400, `The parameter ${name} takes a whole number from ${bounds.minimum} to ${bounds.maximum}`);
  }

  /** One of several words. */
  oneOf<Word extends string>(name: string, words: readonly Word[], fallback: Word): Word {
    const text = this.text(name);
    return text === undefined ? fallback : assertedWord(name, text, words);
  }
}

/** The word, if it is one of those that a parameter takes; a `Refusal` of status 400 otherwise. */
export function assertedWord<Word extends string>(name: string, text: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) {
    throw new Refusal(400, `The parameter ${name} takes one of ${words.join(", ")}`);
  }
  return word;
}
