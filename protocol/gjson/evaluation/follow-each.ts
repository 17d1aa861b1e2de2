import type { JsonValue } from "../json-text/index.ts";
import { splitAtPipe } from "../path-syntax/index.ts";
import { HIT, type SearchState } from "./search-state.ts";
import { arrayOf, walkElements } from "./walk-elements.ts";

/** `#.path`: finds an array of what the path finds in the elements, without those where it finds nothing. */
export function followEach(state: SearchState, from: number, eachPath: string): number {
  const { context } = state;
  const { path, piped } = splitAtPipe(eachPath, context.meter);
  const found: JsonValue[] = [];
  walkElements(state, from, (element) => {
    const value = context.evaluate(element.raw, path);
    if (value !== undefined) {
      context.meter.charge(value.raw.length + 1);
      found.push(value);
    }
    return false;
  });
  state.piped = piped ?? state.piped;
  state.found = arrayOf(found, state);
  return HIT;
}
