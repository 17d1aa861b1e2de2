import type { EvaluationContext } from "../evaluation-context.ts";
import {
  decodeString,
  type JsonValue,
  kindAt,
  nextElement,
  nextKey,
  nextValue,
  stringEnd,
  valueEnd,
} from "../json-text/index.ts";
import {
  type ArrayStep,
  type Continuation,
  type ObjectStep,
  parseArrayStep,
  parseObjectStep,
} from "../path-syntax/index.ts";
import { countElements } from "./count-elements.ts";
import { followEach } from "./follow-each.ts";
import { queryElements } from "./query-elements.ts";
import { HIT, type SearchState } from "./search-state.ts";
import { wildcardMatcher } from "./wildcard.ts";

/**
 * Looks for a path in the object or array whose bracket is at `start`, or, with `start` -1, among the lines of the
 * text. The outcome is left in `state`.
 *
 * Follows a path as far as it leads through objects and arrays; where a key leads nowhere, goes on with the next one
 * that fits. Returns where the container has ended if it does not hold what the path asks for, else `HIT`.
 */
export function search(state: SearchState, start: number, path: string): number {
  if (start >= 0 && state.text[start] === "{") {
    return searchObject(state, start + 1, parseObjectStep(path, state.context.meter));
  }
  return searchArray(state, start + 1, parseArrayStep(path, state.context.meter));
}

function searchObject(state: SearchState, from: number, step: ObjectStep): number {
  const { text, context } = state;
  notePipe(state, step.next);
  const fits = keyMatcher(step, context);
  let at = from;
  for (;;) {
    const keyAt = nextKey(text, at);
    if (text[keyAt] !== '"') {
      context.meter.charge(keyAt - at);
      return keyAt + 1;
    }
    const keyEnd = stringEnd(text, keyAt);
    const valueAt = nextValue(text, keyEnd);
    context.meter.charge(valueAt - at);
    at = visit(state, valueAt, fits(text.slice(keyAt + 1, keyEnd - 1)), step.next);
    if (at === HIT) {
      return HIT;
    }
  }
}

function keyMatcher(step: ObjectStep, context: EvaluationContext): (key: string) => boolean {
  const matches = step.wild ? wildcardMatcher(step.key, context.meter) : (key: string) => key === step.key;
  return (key) => matches(decodeString(key));
}

function searchArray(state: SearchState, from: number, step: ArrayStep): number {
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

function searchIndex(state: SearchState, from: number, index: number, next: Continuation): number {
  const { text, context } = state;
  let at = from;
  for (let element = 0; ; element += 1) {
    const elementAt = nextElement(text, at);
    context.meter.charge(elementAt - at);
    if (kindAt(text, elementAt) === undefined) {
      return elementAt + 1;
    }
    at = visit(state, elementAt, element === index, next);
    if (at === HIT) {
      return HIT;
    }
  }
}

/** Takes, enters or passes over the value at `at`. Returns where it has ended, or `HIT`. */
function visit(state: SearchState, at: number, fits: boolean, next: Continuation): number {
  const { text, context } = state;
  const type = kindAt(text, at);
  if (type === undefined) {
    return at;
  }
  if (fits && next.kind === "below" && type === "json") {
    return context.meter.nested(() => search(state, at, next.path));
  }
  const end = valueEnd(text, at, type);
  context.meter.charge(end - at);
  if (fits && next.kind !== "below") {
    state.found = { raw: text.slice(at, end), type } satisfies JsonValue;
    return HIT;
  }
  return end;
}

function notePipe(state: SearchState, next: Continuation): void {
  if (next.kind === "piped") {
    state.piped = next.path;
  }
}
