import type { JsonValue } from "../json-text/index.ts";
import { type ArrayStep, splitAtPipe } from "../path-syntax/index.ts";
import { queryMatcher } from "./query-matcher.ts";
import { HIT, type SearchState } from "./search-state.ts";
import { arrayOf, walkElements } from "./walk-elements.ts";

type QueryStep = Extract<ArrayStep, { readonly kind: "query" }>;

/**
 * `#(…)`: finds the first element that fits, or what the path behind it finds there. `#(…)#`: finds an array of all
 * that fit, or of what the path finds in them.
 *
 * All that fit never end the search: a later key of the same name, or that fits the same wildcard, may still hold what
 * the path asks for. An array with nothing in it takes no part in the pipe behind the path, as in the original.
 */
export function queryElements(state: SearchState, from: number, { query, all, next }: QueryStep): number {
  const { context } = state;
  const matches = queryMatcher(query, context.meter);
  const follow = pathFollower(state, next);
  const found: JsonValue[] = [];
  const end = walkElements(state, from, (element) => {
    if (element.type !== "json" && query.path !== "") {
      return false;
    }
    if (!matches(element.type === "json" ? context.evaluate(element.raw, query.path) : element)) {
      return false;
    }
    const value = follow(element);
    if (!all) {
      state.found = value;
      return true;
    }
    if (value !== undefined) {
      context.meter.charge(value.raw.length + 1);
      found.push(value);
    }
    return false;
  });
  if (end === undefined) {
    return HIT;
  }
  if (all && state.found === undefined) {
    state.found = arrayOf(found, state);
  }
  return end;
}

/** Follows the path behind a query; notes the pipe in that path the first time it is called. */
function pathFollower(state: SearchState, next: QueryStep["next"]): (element: JsonValue) => JsonValue | undefined {
  if (next.kind !== "below") {
    return (element) => element;
  }
  let path: string | undefined;
  return (element) => {
    if (path === undefined) {
      const split = splitAtPipe(next.path, state.context.meter);
      path = split.path;
      state.piped = split.piped ?? state.piped;
    }
    return state.context.evaluate(element.raw, path);
  };
}
