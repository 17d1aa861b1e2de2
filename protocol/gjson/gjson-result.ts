import type { GjsonProblem } from "./gjson-problem.ts";
import type { JsonKind } from "./json-text/index.ts";

/**
 * What a path finds. `raw` is JSON text: a slice of the document, so that numbers keep their spelling, or put
 * together from slices. JSON's `null` exists; what does not exist has no `problem` if the path simply finds nothing.
 */
export type GjsonResult =
  | { readonly exists: true; readonly raw: string; readonly type: JsonKind }
  | { readonly exists: false; readonly problem?: GjsonProblem };
