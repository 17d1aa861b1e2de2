export { GJSON_LIMITS, type GjsonLimits } from "./gjson-limits.ts";
export type { GjsonProblem } from "./gjson-problem.ts";
export type { GjsonResult } from "./gjson-result.ts";
export { queryGjson } from "./query-gjson.ts";
