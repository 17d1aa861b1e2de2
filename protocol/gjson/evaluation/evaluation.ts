import type { EvaluationContext, PathFinder } from "../evaluation-context.ts";
import { firstValue, type JsonValue, spaceEnd } from "../json-text/index.ts";
import { modify } from "../modifiers/index.ts";
import { PATH_STEPS, type WorkMeter } from "../work-meter.ts";
import { assembleMultipath } from "./assemble-multipath.ts";
import { type Head, PreparedPath } from "./prepared-path.ts";
import { search } from "./search.ts";
import type { PathFollower, SearchState } from "./search-state.ts";

type Maker = Exclude<Head, { readonly kind: "search" }>;

/** The evaluation of one path, with all paths in it, within the bounds of one meter. */
export class Evaluation implements EvaluationContext, PathFollower {
  readonly meter: WorkMeter;
  #mayHaveSpoilt = false;

  constructor(meter: WorkMeter) {
    this.meter = meter;
  }

  /** Whether something was made that need not be JSON even if the document is: a literal, or what `@fromstr` makes. */
  get mayHaveSpoilt(): boolean {
    return this.#mayHaveSpoilt;
  }

  /** What `path` finds in `json`; undefined if nothing. Throws a `GjsonRefusal` at a bound. */
  evaluate(json: string, path: string): JsonValue | undefined {
    return this.follow(json, new PreparedPath(path, this.meter));
  }

  prepare(path: string): PathFinder {
    this.meter.charge(2 * PATH_STEPS);
    const prepared = new PreparedPath(path, this.meter);
    return { looksIntoScalars: prepared.looksIntoScalars, find: (json) => this.follow(json, prepared) };
  }

  follow(json: string, path: PreparedPath): JsonValue | undefined {
    return this.meter.nested(() => this.#follow(json, path));
  }

  /** Every turn leaves a shorter path, so that this ends. */
  #follow(json: string, path: PreparedPath): JsonValue | undefined {
    let text = json;
    let rest = path;
    for (;;) {
      this.meter.charge(PATH_STEPS);
      const { head } = rest;
      if (head.kind !== "search") {
        text = this.#make(text, head);
        if (head.rest === undefined) {
          return firstValue(text, this.meter);
        }
        rest = head.rest;
        continue;
      }
      const { found, piped } = this.#search(text, head.path, head.amongLines);
      if (piped === undefined) {
        return found;
      }
      text = found?.raw ?? "";
      rest = piped;
    }
  }

  #make(text: string, head: Maker): string {
    switch (head.kind) {
      case "modifier":
        this.#mayHaveSpoilt ||= head.name === "fromstr";
        return modify(head.name, text, head.argument, this);
      case "literal":
        this.#mayHaveSpoilt = true;
        return head.text;
      default:
        return assembleMultipath(text, head, this);
    }
  }

  /** Strings, numbers and words hold nothing that can be found, whatever their characters. */
  #search(text: string, path: PreparedPath, amongLines: boolean): SearchState {
    const { meter } = this;
    const state: SearchState = { follower: this, meter, text, found: undefined, piped: undefined };
    if (amongLines) {
      search(state, -1, path);
      return state;
    }
    const start = spaceEnd(text, 0, meter);
    if (text[start] === "{" || text[start] === "[") {
      search(state, start, path);
    }
    return state;
  }
}
