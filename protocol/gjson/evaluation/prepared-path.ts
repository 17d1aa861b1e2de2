import type { ModifierName } from "../modifiers/index.ts";
import {
  type ArrayStep,
  type Continuation,
  parseArrayStep,
  parseLiteral,
  parseModifierCall,
  parseMultipath,
  parseObjectStep,
  splitAtPipe,
} from "../path-syntax/index.ts";
import type { WorkMeter } from "../work-meter.ts";
import { type KeyMatcher, keyMatcher } from "./key-matcher.ts";
import { memberName } from "./member-name.ts";
import { type QueryMatcher, queryMatcher } from "./query-matcher.ts";

/** What comes after a component of a path. */
export type Next =
  | { readonly kind: "end" }
  | { readonly kind: "below"; readonly path: PreparedPath }
  | { readonly kind: "piped"; readonly path: PreparedPath };

/** What a path begins with. `rest` is to be followed in what that makes. */
export type Head =
  | {
      readonly kind: "modifier";
      readonly name: ModifierName;
      readonly argument: string;
      readonly rest: PreparedPath | undefined;
    }
  | { readonly kind: "literal"; readonly text: string; readonly rest: PreparedPath | undefined }
  | ({ readonly kind: "multipath"; readonly rest: PreparedPath | undefined } & PreparedMultipath)
  /** A component to search for, among the lines of the text or in its value. */
  | { readonly kind: "search"; readonly path: PreparedPath; readonly amongLines: boolean };

/** A multipath whose paths are prepared. Names are JSON strings; those of an array's elements do not matter. */
export interface PreparedMultipath {
  readonly shape: "array" | "object";
  readonly selectors: readonly { readonly name: string; readonly path: PreparedPath }[];
}

/** The first component of a path, as an object takes it. */
export interface PreparedObjectStep {
  readonly fits: KeyMatcher;
  readonly next: Next;
}

/** A query that was taken apart, and what comes after it. */
export interface PreparedQuery {
  readonly path: PreparedPath;
  readonly comparesElements: boolean;
  readonly matches: QueryMatcher;
  readonly all: boolean;
  readonly next: Next;
}

/** The first component of a path, as an array takes it. */
export type PreparedArrayStep =
  | { readonly kind: "index"; readonly index: number; readonly next: Next }
  | { readonly kind: "count"; readonly next: Next }
  | { readonly kind: "each"; readonly path: PreparedPath }
  | ({ readonly kind: "query" } & PreparedQuery);

/** A path, or the rest of one, that is taken apart when it is first needed, and only once in an evaluation. */
export class PreparedPath {
  readonly #text: string;
  readonly #meter: WorkMeter;
  #head: Head | undefined;
  #objectStep: PreparedObjectStep | undefined;
  #arrayStep: PreparedArrayStep | undefined;
  #split: { readonly path: PreparedPath; readonly piped: PreparedPath | undefined } | undefined;

  constructor(text: string, meter: WorkMeter) {
    this.#text = text;
    this.#meter = meter;
  }

  get head(): Head {
    this.#head ??= this.#readHead();
    return this.#head;
  }

  get objectStep(): PreparedObjectStep {
    this.#objectStep ??= this.#readObjectStep();
    return this.#objectStep;
  }

  get arrayStep(): PreparedArrayStep {
    this.#arrayStep ??= this.#readArrayStep(parseArrayStep(this.#text, this.#meter));
    return this.#arrayStep;
  }

  /** The path cut in two at its first pipe, for one that is followed in each element of an array. */
  get split(): { readonly path: PreparedPath; readonly piped: PreparedPath | undefined } {
    if (this.#split === undefined) {
      const { path, piped } = splitAtPipe(this.#text, this.#meter);
      this.#split = {
        path: piped === undefined ? this : this.#prepared(path),
        piped: piped === undefined ? undefined : this.#prepared(piped),
      };
    }
    return this.#split;
  }

  /** Whether the path may find something in a string, number or word. */
  get looksIntoScalars(): boolean {
    return this.head.kind !== "search" || this.head.amongLines;
  }

  #readHead(): Head {
    const text = this.#text;
    const made = text.length > 1 ? this.#readMaker() : text;
    if (typeof made !== "string") {
      return made;
    }
    const amongLines = made.startsWith("..");
    const path = amongLines ? made.slice(2) : made;
    return { kind: "search", path: path === text ? this : this.#prepared(path), amongLines };
  }

  /** A modifier, literal or multipath at the start of the path; else the path to search for. */
  #readMaker(): Head | string {
    const text = this.#text;
    switch (text[0]) {
      case "@": {
        const call = parseModifierCall(text, this.#meter);
        return call === undefined ? text : { ...call, kind: "modifier", rest: this.#afterSeparator(call.rest) };
      }
      case "!": {
        const literal = parseLiteral(text, this.#meter);
        return literal === undefined ? text : { ...literal, kind: "literal", rest: this.#afterSeparator(literal.rest) };
      }
      case "[":
      case "{":
        return this.#readMultipath();
      default:
        return text;
    }
  }

  /** As in the original, what follows a multipath without a separator takes its place. */
  #readMultipath(): Head | string {
    const multipath = parseMultipath(this.#text, this.#meter);
    if (multipath === undefined) {
      return "";
    }
    const { kind: shape, rest } = multipath;
    if (rest !== "" && !isSeparator(rest[0])) {
      return rest;
    }
    const selectors = multipath.selectors.map((selector) => ({
      name: shape === "array" ? "" : memberName(selector, this.#meter),
      path: this.#prepared(selector.path),
    }));
    return { kind: "multipath", shape, selectors, rest: this.#afterSeparator(rest) };
  }

  /** What follows without a separator is left out. */
  #afterSeparator(rest: string): PreparedPath | undefined {
    return isSeparator(rest[0]) ? this.#prepared(rest.slice(1)) : undefined;
  }

  #readObjectStep(): PreparedObjectStep {
    const step = parseObjectStep(this.#text, this.#meter);
    return { fits: keyMatcher(step, this.#meter), next: this.#next(step.next) };
  }

  #readArrayStep(step: ArrayStep): PreparedArrayStep {
    switch (step.kind) {
      case "each":
        return { kind: "each", path: this.#prepared(step.path) };
      case "query":
        return {
          kind: "query",
          path: this.#prepared(step.query.path),
          comparesElements: step.query.path === "",
          matches: queryMatcher(step.query, this.#meter),
          all: step.all,
          next: this.#next(step.next),
        };
      default:
        return { ...step, next: this.#next(step.next) };
    }
  }

  #next(next: Continuation): Next {
    return next.kind === "end" ? next : { kind: next.kind, path: this.#prepared(next.path) };
  }

  #prepared(text: string): PreparedPath {
    return new PreparedPath(text, this.#meter);
  }
}

function isSeparator(character: string | undefined): boolean {
  return character === "." || character === "|";
}
