import { isModifierName } from "../modifiers/index.ts";

/**
 * What a path has after a component: nothing more; a path to follow below the value found; or a path to evaluate over
 * the whole result.
 */
export type Continuation =
  | { readonly kind: "end" }
  | { readonly kind: "below"; readonly path: string }
  | { readonly kind: "piped"; readonly path: string };

/** Longer words are no modifier, and are not read to their end. */
const MODIFIER_NAME = /@([a-z]{1,8})(?=[.|:]|$)/y;

/** What comes after the dot at `dot`. A dot before a modifier or multipath is as good as a pipe. */
export function continuationAfterDot(path: string, dot: number): Continuation {
  const rest = path.slice(dot + 1);
  return { kind: beginsPiped(path, dot + 1) ? "piped" : "below", path: rest };
}

function beginsPiped(path: string, at: number): boolean {
  if (path[at] !== "@") {
    return path[at] === "[" || path[at] === "{";
  }
  MODIFIER_NAME.lastIndex = at;
  return isModifierName(MODIFIER_NAME.exec(path)?.[1] ?? "");
}
