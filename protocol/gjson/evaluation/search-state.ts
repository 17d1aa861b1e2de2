import type { EvaluationContext } from "../evaluation-context.ts";
import type { JsonValue } from "../json-text/index.ts";

/** What a part of a search returns instead of a position once the search is over. */
export const HIT = -1;

/** A search under way, and in the end its outcome. */
export interface SearchState {
  readonly context: EvaluationContext;
  readonly text: string;
  /** What was found; also what stands in for a hit if there is none, such as an empty array of all that fit. */
  found: JsonValue | undefined;
  /** The path to evaluate over what was found, once a component with a pipe behind it was reached. */
  piped: string | undefined;
}
