import { JsonSeries, type JsonValue, walkElements } from "../json-text/index.ts";
import { VALUE_STEPS } from "../work-meter.ts";
import type { Next, PreparedQuery } from "./prepared-path.ts";
import { HIT, type SearchState } from "./search-state.ts";

/**
 * `#(…)`: finds the first element that fits, or what the path behind it finds there. `#(…)#`: finds an array of all
 * that fit, or of what the path finds in them.
 *
 * All that fit never end the search: a later key of the same name, or that fits the same wildcard, may still hold what
 * the path asks for. An array with nothing in it takes no part in the pipe behind the path, as in the original.
 */
export function queryElements(state: SearchState, from: number, query: PreparedQuery): number {
  const { meter, text } = state;
  const found = new JsonSeries("array", meter);
  const end = walkElements(text, from, meter, (type, start, elementEnd) => {
    if (type !== "json" && !query.comparesElements) {
      return false;
    }
    meter.charge(VALUE_STEPS);
    const element = { raw: text.slice(start, elementEnd), type };
    if (!fits(state, element, query)) {
      return false;
    }
    const value = followBehind(state, element, query.next);
    if (!query.all) {
      state.found = value;
      return true;
    }
    if (value !== undefined) {
      found.add(value.raw);
    }
    return false;
  });
  if (end === undefined) {
    return HIT;
  }
  if (query.all && state.found === undefined) {
    state.found = { raw: found.toString(), type: "json" };
  }
  return end;
}

function fits({ follower }: SearchState, element: JsonValue, { matches, path }: PreparedQuery): boolean {
  return matches(element.type === "json" ? follower.follow(element.raw, path) : element);
}

/** Follows the path behind a query, and notes the pipe in that path. */
function followBehind(state: SearchState, element: JsonValue, next: Next): JsonValue | undefined {
  if (next.kind !== "below") {
    return element;
  }
  const { path, piped } = next.path.split;
  state.piped = piped ?? state.piped;
  return state.follower.follow(element.raw, path);
}
