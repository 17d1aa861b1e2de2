/**
 * Why a path was not evaluated to its end, or its outcome not given out:
 *
 * - `path-too-long`: the path has more characters than `pathLengthMax`;
 * - `nested-too-deep`: path, or JSON that a modifier goes into, is nested deeper than `depthMax`;
 * - `too-much-work`: it takes more steps than allowed;
 * - `not-json`: a literal or `@fromstr` made a text that is not JSON.
 */
export type GjsonProblem = "path-too-long" | "nested-too-deep" | "too-much-work" | "not-json";
