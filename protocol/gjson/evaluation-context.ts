import type { JsonValue } from "./json-text/index.ts";
import type { WorkMeter } from "./work-meter.ts";

/** A path that is followed in many texts, and taken apart only once. */
export interface PathFinder {
  /** Whether the path may find something in a string, number or word. */
  readonly looksIntoScalars: boolean;
  /** What the path finds in a JSON text; undefined if nothing. */
  find(json: string): JsonValue | undefined;
}

/** What the parts of an evaluation share: its bounds, and a way to evaluate a path within the path. */
export interface EvaluationContext {
  readonly meter: WorkMeter;
  prepare(path: string): PathFinder;
}
