import { HIT, type SearchState } from "./search-state.ts";
import { walkElements } from "./walk-elements.ts";

/** `#`: finds the number of elements. */
export function countElements(state: SearchState, from: number): number {
  let count = 0;
  walkElements(state, from, () => {
    count += 1;
    return false;
  });
  state.found = { raw: String(count), type: "number" };
  return HIT;
}
