import type { WorkMeter } from "../work-meter.ts";
import { type Continuation, continuationAfterDot } from "./continuation.ts";
import { parseQuery, type Query } from "./query-syntax.ts";

/** The first component of a path, as an array takes it. */
export type ArrayStep =
  /** One element by its number, from zero; -1 if the component is no number, so that it finds nothing. */
  | { readonly kind: "index"; readonly index: number; readonly next: Continuation }
  /** `#`: how many elements there are. */
  | { readonly kind: "count"; readonly next: Continuation }
  /** `#.path`: what the path finds in each element. */
  | { readonly kind: "each"; readonly path: string }
  /** `#(…)`: the first element that fits; `#(…)#`: all that fit. */
  | { readonly kind: "query"; readonly query: Query; readonly all: boolean; readonly next: Continuation };

/** What a query that is not closed stands for: whatever has an empty key, or is neither object nor array. */
const UNCLOSED_QUERY: Query = { path: "", operator: "", operand: "" };

/** Reads the first component of a path as a number or as something that begins with `#`. */
export function parseArrayStep(path: string, meter: WorkMeter): ArrayStep {
  if (path.startsWith("#.")) {
    return { kind: "each", path: path.slice(2) };
  }
  if (path.startsWith("#(") || path.startsWith("#[")) {
    return parseQueryStep(path, meter);
  }
  const end = componentEnd(path, 0);
  meter.charge(end);
  const component = path.slice(0, end);
  const next = continuationAt(path, end, component.includes("#"));
  if (component === "#") {
    return { kind: "count", next };
  }
  return { kind: "index", index: /^\d+$/.test(component) ? Number(component) : -1, next };
}

function parseQueryStep(path: string, meter: WorkMeter): ArrayStep {
  const parsed = parseQuery(path, meter);
  if (parsed === undefined) {
    meter.charge(path.length);
    return { kind: "query", query: UNCLOSED_QUERY, all: false, next: { kind: "end" } };
  }
  const end = componentEnd(path, parsed.end);
  meter.charge(end);
  return { kind: "query", query: parsed.query, all: path[parsed.end] === "#", next: continuationAt(path, end, true) };
}

function componentEnd(path: string, from: number): number {
  let at = from;
  while (at < path.length && path[at] !== "." && path[at] !== "|") {
    at += 1;
  }
  return at;
}

/** After a component with a `#`, a dot always leads below, into each element. */
function continuationAt(path: string, at: number, perElement: boolean): Continuation {
  if (at >= path.length) {
    return { kind: "end" };
  }
  const rest = path.slice(at + 1);
  if (path[at] === "|") {
    return { kind: "piped", path: rest };
  }
  return perElement ? { kind: "below", path: rest } : continuationAfterDot(path, at);
}
