import { JsonSeries, walkElements } from "../json-text/index.ts";
import { VALUE_STEPS } from "../work-meter.ts";
import type { PreparedPath } from "./prepared-path.ts";
import { HIT, type SearchState } from "./search-state.ts";

/** `#.path`: finds an array of what the path finds in the elements, without those where it finds nothing. */
export function followEach(state: SearchState, from: number, eachPath: PreparedPath): number {
  const { meter, follower, text } = state;
  const { path, piped } = eachPath.split;
  const { looksIntoScalars } = path;
  const found = new JsonSeries("array", meter);
  walkElements(text, from, meter, (type, start, end) => {
    if (type !== "json" && !looksIntoScalars) {
      return false;
    }
    meter.charge(VALUE_STEPS);
    const value = follower.follow(text.slice(start, end), path);
    if (value !== undefined) {
      found.add(value.raw);
    }
    return false;
  });
  state.piped = piped ?? state.piped;
  state.found = { raw: found.toString(), type: "json" };
  return HIT;
}
