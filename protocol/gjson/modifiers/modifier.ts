import type { EvaluationContext } from "../evaluation-context.ts";

/**
 * Turns one JSON text into another. `json` is empty if there was no value, and so is the outcome if there is none.
 * `argument` is what stands behind the colon, or empty.
 */
export type Modifier = (json: string, argument: string, context: EvaluationContext) => string;
