import { walkElements } from "../json-text/index.ts";
import { HIT, type SearchState } from "./search-state.ts";

/** `#`: finds the number of elements. */
export function countElements(state: SearchState, from: number): number {
  let count = 0;
  walkElements(state.text, from, state.meter, () => {
    count += 1;
    return false;
  });
  state.found = { raw: String(count), type: "number" };
  return HIT;
}
