import type { JsonValue } from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";
import type { PreparedPath } from "./prepared-path.ts";

/** What a part of a search returns instead of a position once the search is over. */
export const HIT = -1;

/** Follows paths within the path, under the same bounds. */
export interface PathFollower {
  readonly meter: WorkMeter;
  /** What `path` finds in the JSON text `json`; undefined if nothing. */
  follow(json: string, path: PreparedPath): JsonValue | undefined;
}

/** A search under way, and in the end its outcome. */
export interface SearchState {
  readonly follower: PathFollower;
  readonly meter: WorkMeter;
  readonly text: string;
  /** What was found; also what stands in for a hit if there is none, such as an empty array of all that fit. */
  found: JsonValue | undefined;
  /** The path to evaluate over what was found, once a component with a pipe behind it was reached. */
  piped: PreparedPath | undefined;
}
