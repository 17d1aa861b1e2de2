export { type ArrayStep, parseArrayStep } from "./array-step.ts";
export type { Continuation } from "./continuation.ts";
export { parseLiteral } from "./literal-syntax.ts";
export { type ModifierCall, parseModifierCall } from "./modifier-syntax.ts";
export { type Multipath, parseMultipath, type Selector } from "./multipath-syntax.ts";
export { type ObjectStep, parseObjectStep } from "./object-step.ts";
export type { Query, QueryOperator } from "./query-syntax.ts";
export { splitAtPipe } from "./split-at-pipe.ts";
