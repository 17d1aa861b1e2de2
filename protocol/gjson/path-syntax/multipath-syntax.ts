import { stringEnd } from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";

/** One of the paths in a multipath. */
export interface Selector {
  /** What stands before the colon; empty if there is none. */
  readonly name: string;
  readonly path: string;
}

/** A path that begins with `[…]` or `{…}`, taken apart. */
export interface Multipath {
  readonly kind: "array" | "object";
  readonly selectors: readonly Selector[];
  /** What follows the closing bracket. */
  readonly rest: string;
}

/** Reads a path that begins with `[` or `{`; undefined if the bracket is not closed. */
export function parseMultipath(path: string, meter: WorkMeter): Multipath | undefined {
  const selectors: Selector[] = [];
  let from = 1;
  while (from <= path.length) {
    const { end, colon } = selectorBounds(path, from, meter);
    meter.charge(end - from + 1);
    if (end >= path.length) {
      return undefined;
    }
    selectors.push({
      name: colon === undefined ? "" : path.slice(from, colon),
      path: path.slice(colon === undefined ? from : colon + 1, end),
    });
    if (path[end] !== ",") {
      return { kind: path.startsWith("[") ? "array" : "object", selectors, rest: path.slice(end + 1) };
    }
    from = end + 1;
  }
  return undefined;
}

/** Where the selector that begins at `from` ends, and where the colon after its name is. */
function selectorBounds(
  path: string,
  from: number,
  meter: WorkMeter,
): { readonly end: number; readonly colon: number | undefined } {
  let depth = 1;
  let colon: number | undefined;
  let modified = false;
  for (let at = from; at < path.length; at += 1) {
    const character = path[at] ?? "";
    if (character === "\\") {
      at += 1;
    } else if (character === '"') {
      at = stringEnd(path, at, meter) - 1;
    } else if (character === "@") {
      // The colon behind a modifier brings its argument.
      modified ||= path[at - 1] === "." || path[at - 1] === "|";
    } else if (character === ":") {
      colon ??= modified || depth > 1 ? undefined : at;
    } else if ("[({".includes(character)) {
      depth += 1;
    } else if ("])}".includes(character)) {
      depth -= 1;
    }
    if (depth === 0 || (depth === 1 && character === ",")) {
      return { end: at, colon };
    }
  }
  return { end: path.length, colon };
}
