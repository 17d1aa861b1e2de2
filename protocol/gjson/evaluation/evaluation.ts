import type { EvaluationContext } from "../evaluation-context.ts";
import { firstValue, type JsonValue } from "../json-text/index.ts";
import { modify } from "../modifiers/index.ts";
import { parseLiteral, parseModifierCall, parseMultipath } from "../path-syntax/index.ts";
import { PATH_STEPS, type WorkMeter } from "../work-meter.ts";
import { assembleMultipath } from "./assemble-multipath.ts";
import { search } from "./search.ts";
import type { SearchState } from "./search-state.ts";

/** A text made by the first component of a path, and what follows that component. */
interface Made {
  readonly text: string;
  readonly rest: string;
}

/** The evaluation of one path, with all paths in it, within the bounds of one meter. */
export class Evaluation implements EvaluationContext {
  readonly meter: WorkMeter;

  constructor(meter: WorkMeter) {
    this.meter = meter;
  }

  /** What `path` finds in `json`; undefined if nothing. Throws a `GjsonRefusal` at a bound. */
  evaluate(json: string, path: string): JsonValue | undefined {
    return this.meter.nested(() => this.#follow(json, path));
  }

  /** Every turn leaves a shorter path, so that this ends. */
  #follow(json: string, path: string): JsonValue | undefined {
    let text = json;
    let rest = path;
    for (;;) {
      this.meter.charge(PATH_STEPS);
      const begun = rest.length > 1 ? this.#begin(text, rest) : rest;
      if (typeof begun !== "string") {
        if (!isSeparator(begun.rest[0])) {
          return firstValue(begun.text);
        }
        text = begun.text;
        rest = begun.rest.slice(1);
        continue;
      }
      const { found, piped } = this.#search(text, begun);
      if (piped === undefined) {
        return found;
      }
      text = found?.raw ?? "";
      rest = piped;
    }
  }

  /** What a modifier, literal or multipath at the start of the path makes; else the path to search for. */
  #begin(text: string, path: string): Made | string {
    switch (path[0]) {
      case "@":
        return this.#modify(text, path) ?? path;
      case "!":
        return parseLiteral(path, this.meter) ?? path;
      case "[":
      case "{":
        return this.#assemble(text, path);
      default:
        return path;
    }
  }

  #modify(text: string, path: string): Made | undefined {
    const call = parseModifierCall(path, this.meter);
    return call && { text: modify(call.name, text, call.argument, this), rest: call.rest };
  }

  /** As in the original, what follows a multipath without a separator takes its place. */
  #assemble(text: string, path: string): Made | string {
    const multipath = parseMultipath(path, this.meter);
    if (multipath === undefined) {
      return "";
    }
    const { rest } = multipath;
    return rest === "" || isSeparator(rest[0]) ? { text: assembleMultipath(text, multipath, this), rest } : rest;
  }

  /** Strings, numbers and words hold nothing that can be found, whatever their characters. */
  #search(text: string, path: string): SearchState {
    const state: SearchState = { context: this, text, found: undefined, piped: undefined };
    if (path.startsWith("..")) {
      search(state, -1, path.slice(2));
      return state;
    }
    const start = text.search(/[^\0- ]/);
    this.meter.charge(Math.max(start, 0));
    if (text[start] === "{" || text[start] === "[") {
      search(state, start, path);
    }
    return state;
  }
}

function isSeparator(character: string | undefined): boolean {
  return character === "." || character === "|";
}
