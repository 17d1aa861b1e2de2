import type { WorkMeter } from "../work-meter.ts";
import { type Continuation, continuationAfterDot } from "./continuation.ts";

/** The first component of a path, as an object takes it. */
export interface ObjectStep {
  /** The key to look for, without the backslashes that escape; or a wildcard pattern. */
  readonly key: string;
  /** Whether a `*` or `?` was not escaped, which makes the whole key a pattern. */
  readonly wild: boolean;
  readonly next: Continuation;
}

/** Reads the first component of a path as a key. Any path has one, if an empty one. */
export function parseObjectStep(path: string, meter: WorkMeter): ObjectStep {
  let key = "";
  let wild = false;
  let from = 0;
  let at = 0;
  for (; at < path.length; at += 1) {
    const character = path[at];
    if (character === "." || character === "|") {
      break;
    }
    if (character === "*" || character === "?") {
      wild = true;
    } else if (character === "\\") {
      key += path.slice(from, at);
      at += 1;
      from = at;
    }
  }
  meter.charge(at);
  key += path.slice(from, at);
  return { key, wild, next: continuationAt(path, at) };
}

function continuationAt(path: string, at: number): Continuation {
  if (at >= path.length) {
    return { kind: "end" };
  }
  return path[at] === "." ? continuationAfterDot(path, at) : { kind: "piped", path: path.slice(at + 1) };
}
