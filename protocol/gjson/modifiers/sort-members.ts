import { compareStrings, decodeStringMetered, type JsonKind, kindAt, numberFromText } from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";

/** A member as it will be printed. `key` has its quotes. */
export interface PrintedMember {
  readonly key: string;
  readonly value: string;
}

const ORDER: readonly JsonKind[] = ["null", "false", "number", "string", "true", "json"];

/**
 * Orders members by key, and those of the same key by value: first by kind (null, false, numbers, strings, true,
 * objects and arrays), then numbers and strings as such and all else as printed.
 */
export function sortMembers(members: readonly PrintedMember[], meter: WorkMeter): PrintedMember[] {
  return members.toSorted((a, b) => {
    meter.charge(a.key.length + b.key.length);
    return compareStrings(decoded(a.key, meter), decoded(b.key, meter)) || compareValues(a.value, b.value, meter);
  });
}

function compareValues(a: string, b: string, meter: WorkMeter): number {
  const kind = kindAt(a, 0) ?? "null";
  const kinds = ORDER.indexOf(kind) - ORDER.indexOf(kindAt(b, 0) ?? "null");
  if (kinds !== 0) {
    return kinds;
  }
  meter.charge(a.length + b.length);
  switch (kind) {
    case "string":
      return compareStrings(decoded(a, meter), decoded(b, meter));
    case "number":
      return numberFromText(a) - numberFromText(b);
    default:
      return compareStrings(a, b);
  }
}

function decoded(string: string, meter: WorkMeter): string {
  return decodeStringMetered(string.slice(1, -1), meter);
}
