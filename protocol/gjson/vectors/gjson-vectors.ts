import type { GjsonProblem } from "../gjson-problem.ts";

/** Paths over one document, and the raw JSON that each finds. A path without JSON finds nothing. */
export interface GjsonVectors {
  readonly concern: string;
  readonly json: string;
  readonly paths: readonly (readonly [path: string, raw?: string])[];
}

/** A path whose outcome is not that of the Go library, by choice. */
export interface DifferenceVector {
  readonly circumstance: string;
  readonly json: string;
  readonly path: string;
  /** What is found; undefined if nothing. */
  readonly raw?: string;
  readonly problem?: GjsonProblem;
  /** What the Go library finds; undefined if nothing. */
  readonly original?: string;
}
