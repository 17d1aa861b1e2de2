import type { WorkMeter } from "../work-meter.ts";
import { type JsonKind, type JsonValue, kindAt } from "./json-kind.ts";
import { nextElement, nextKey, nextValue, valueEnd } from "./scan.ts";
import { stringEnd } from "./string-end.ts";

/** What it costs to come to an element or member. */
const PLACE_STEPS = 4;

/** Where a member of an object stands: its key, quotes included, and its value. */
export interface MemberPlace {
  readonly keyAt: number;
  readonly keyEnd: number;
  readonly type: JsonKind;
  readonly start: number;
  readonly end: number;
}

/** Whether a value is an array. */
export function isArray(value: JsonValue): boolean {
  return value.type === "json" && value.raw.startsWith("[");
}

/** Whether a value is an object. */
export function isObject(value: JsonValue): boolean {
  return value.type === "json" && value.raw.startsWith("{");
}

/**
 * Tells `take` where the elements of an array stand, one by one from `from` on, until it returns true. Returns where
 * the array has ended, or undefined if `take` had enough.
 */
export function walkElements(
  text: string,
  from: number,
  meter: WorkMeter,
  take: (type: JsonKind, start: number, end: number) => boolean,
): number | undefined {
  for (let at = from; ; ) {
    const start = nextElement(text, at, meter);
    const type = kindAt(text, start);
    if (type === undefined) {
      return start + 1;
    }
    at = valueEnd(text, start, type, meter);
    meter.charge(PLACE_STEPS);
    if (take(type, start, at)) {
      return undefined;
    }
  }
}

/** Tells `take` where the members of an object stand, in order, repeated keys included. */
export function walkMembers(object: JsonValue, meter: WorkMeter, take: (member: MemberPlace) => void): void {
  const text = object.raw;
  for (let keyAt = nextKey(text, 1, meter); text[keyAt] === '"'; ) {
    const keyEnd = stringEnd(text, keyAt, meter);
    const start = nextValue(text, keyEnd, meter);
    const type = kindAt(text, start);
    if (type === undefined) {
      return;
    }
    const end = valueEnd(text, start, type, meter);
    meter.charge(2 * PLACE_STEPS);
    take({ keyAt, keyEnd, type, start, end });
    keyAt = nextKey(text, end, meter);
  }
}
