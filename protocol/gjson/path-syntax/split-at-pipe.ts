import { bracketEnd, stringEnd } from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";

/** A path cut in two at a pipe; `piped` is undefined if there is nothing to cut. */
export interface SplitPath {
  readonly path: string;
  readonly piped: string | undefined;
}

/**
 * Cuts a path that is followed in each element of an array from the path that follows a pipe, which is meant for the
 * whole array of results. Pipes inside queries and escaped pipes do not count, and neither do those in a leading
 * `{…}`; those in `[…]` do, as in the original.
 */
export function splitAtPipe(path: string, meter: WorkMeter): SplitPath {
  meter.charge(path.length);
  if (!path.includes("|")) {
    return { path, piped: undefined };
  }
  const pipe = path.startsWith("{") ? pipeAfterBrace(path, meter) : firstPipe(path, meter);
  return pipe === -1 ? { path, piped: undefined } : { path: path.slice(0, pipe), piped: path.slice(pipe + 1) };
}

/** The original looks for the end of `{"…` where the first name ends, so that a pipe after it is not found. */
function pipeAfterBrace(path: string, meter: WorkMeter): number {
  const end = path[1] === '"' ? stringEnd(path, 1, meter) : bracketEnd(path, 1, meter);
  return path[end] === "|" ? end : -1;
}

function firstPipe(path: string, meter: WorkMeter): number {
  for (let at = 0; at < path.length; at += 1) {
    const character = path[at];
    if (character === "|") {
      return at;
    }
    if (character === "\\") {
      at += 1;
    } else if (character === "." && path[at + 1] === "#") {
      at += 2;
      if (path[at] === "(" || path[at] === "[") {
        at = queryEnd(path, at, meter) - 1;
      }
    }
  }
  return -1;
}

/** Where the query bracket at `start` is closed, counting brackets of its own kind only; else the end of the path. */
function queryEnd(path: string, start: number, meter: WorkMeter): number {
  const opener = path[start];
  const closer = opener === "(" ? ")" : "]";
  let depth = 1;
  for (let at = start + 1; at < path.length; at += 1) {
    const character = path[at];
    if (character === "\\") {
      at += 1;
    } else if (character === '"') {
      at = stringEnd(path, at, meter) - 1;
    } else if (character === opener) {
      depth += 1;
    } else if (character === closer) {
      depth -= 1;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return path.length;
}
