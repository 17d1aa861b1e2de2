import type { JsonValue } from "./json-text/index.ts";
import type { WorkMeter } from "./work-meter.ts";

/** What the parts of an evaluation share: its bounds, and a way to evaluate a path within the path. */
export interface EvaluationContext {
  readonly meter: WorkMeter;
  /** What `path` finds in the JSON text `json`; undefined if nothing. */
  evaluate(json: string, path: string): JsonValue | undefined;
}
