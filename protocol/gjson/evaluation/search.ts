import { type JsonValue, kindAt, nextElement, nextKey, nextValue, stringEnd, valueEnd } from "../json-text/index.ts";
import { countElements } from "./count-elements.ts";
import { followEach } from "./follow-each.ts";
import type { Next, PreparedArrayStep, PreparedObjectStep, PreparedPath } from "./prepared-path.ts";
import { queryElements } from "./query-elements.ts";
import { HIT, type SearchState } from "./search-state.ts";

/** What it costs to come to an element or member that may be passed over. */
const PASSED_STEPS = 4;

/**
 * Looks for a path in the object or array whose bracket is at `start`, or, with `start` -1, among the lines of the
 * text. The outcome is left in `state`.
 *
 * Follows a path as far as it leads through objects and arrays; where a key leads nowhere, goes on with the next one
 * that fits. Returns where the container has ended if it does not hold what the path asks for, else `HIT`.
 */
export function search(state: SearchState, start: number, path: PreparedPath): number {
  if (start >= 0 && state.text[start] === "{") {
    return searchObject(state, start + 1, path.objectStep);
  }
  return searchArray(state, start + 1, path.arrayStep);
}

function searchObject(state: SearchState, from: number, { fits, next }: PreparedObjectStep): number {
  const { text, meter } = state;
  notePipe(state, next);
  let at = from;
  for (;;) {
    const keyAt = nextKey(text, at, meter);
    if (text[keyAt] !== '"') {
      return keyAt + 1;
    }
    const keyEnd = stringEnd(text, keyAt, meter);
    const valueAt = nextValue(text, keyEnd, meter);
    meter.charge(PASSED_STEPS);
    at = visit(state, valueAt, fits(text, keyAt + 1, keyEnd - 1), next);
    if (at === HIT) {
      return HIT;
    }
  }
}

function searchArray(state: SearchState, from: number, step: PreparedArrayStep): number {
  switch (step.kind) {
    case "each":
      return followEach(state, from, step.path);
    case "count":
      notePipe(state, step.next);
      return countElements(state, from);
    case "query":
      notePipe(state, step.next);
      return queryElements(state, from, step);
    default:
      notePipe(state, step.next);
      return searchIndex(state, from, step.index, step.next);
  }
}

function searchIndex(state: SearchState, from: number, index: number, next: Next): number {
  const { text, meter } = state;
  let at = from;
  for (let element = 0; ; element += 1) {
    const elementAt = nextElement(text, at, meter);
    if (kindAt(text, elementAt) === undefined) {
      return elementAt + 1;
    }
    meter.charge(PASSED_STEPS);
    at = visit(state, elementAt, element === index, next);
    if (at === HIT) {
      return HIT;
    }
  }
}

/** Takes, enters or passes over the value at `at`. Returns where it has ended, or `HIT`. */
function visit(state: SearchState, at: number, fits: boolean, next: Next): number {
  const { text, meter } = state;
  const type = kindAt(text, at);
  if (type === undefined) {
    return at;
  }
  if (fits && next.kind === "below" && type === "json") {
    return meter.nested(() => search(state, at, next.path));
  }
  const end = valueEnd(text, at, type, meter);
  if (fits && next.kind !== "below") {
    state.found = { raw: text.slice(at, end), type } satisfies JsonValue;
    return HIT;
  }
  return end;
}

function notePipe(state: SearchState, next: Next): void {
  if (next.kind === "piped") {
    state.piped = next.path;
  }
}
