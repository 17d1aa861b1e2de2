import { bracketEnd, stringEnd } from "../json-text/index.ts";
import { isModifierName, type ModifierName } from "../modifiers/index.ts";
import type { WorkMeter } from "../work-meter.ts";

/** A path that begins with a modifier, taken apart. */
export interface ModifierCall {
  readonly name: ModifierName;
  /** What follows the colon; empty if there is nothing. */
  readonly argument: string;
  readonly rest: string;
}

/** Reads a path that begins with `@`; undefined if there is no modifier of that name. */
export function parseModifierCall(path: string, meter: WorkMeter): ModifierCall | undefined {
  const name = /^@([a-z]{1,8})(?=[.|:]|$)/.exec(path)?.[1] ?? "";
  if (!isModifierName(name)) {
    return undefined;
  }
  const nameEnd = name.length + 1;
  if (path[nameEnd] !== ":") {
    return { name, argument: "", rest: path.slice(nameEnd) };
  }
  const argumentEnd = endOfArgument(path, nameEnd + 1, meter);
  meter.charge(argumentEnd);
  return { name, argument: path.slice(nameEnd + 1, argumentEnd), rest: path.slice(argumentEnd) };
}

/** An argument in JSON ends by itself; any other at the next pipe that is not inside brackets or quotes. */
function endOfArgument(path: string, start: number, meter: WorkMeter): number {
  if ('{["'.includes(path[start] ?? " ")) {
    return enclosedEnd(path, start, meter);
  }
  let at = start;
  while (at < path.length && path[at] !== "|") {
    at = '{["('.includes(path[at] ?? " ") ? enclosedEnd(path, at, meter) : at + 1;
  }
  return at;
}

function enclosedEnd(path: string, start: number, meter: WorkMeter): number {
  return path[start] === '"' ? stringEnd(path, start, meter) : bracketEnd(path, start, meter);
}
