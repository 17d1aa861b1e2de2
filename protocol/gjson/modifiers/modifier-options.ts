import {
  decodeString,
  firstValue,
  isObject,
  isTruthy,
  type JsonValue,
  membersOf,
  numberOf,
  textOf,
} from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";

const INTEGER = /^-?\d+$/;

/** The members of an argument that is a JSON object, by name, the last of each; none for any other argument. */
export function optionsOf(argument: string, meter: WorkMeter): ReadonlyMap<string, JsonValue> {
  const value = firstValue(argument);
  if (value === undefined || !isObject(value)) {
    return new Map();
  }
  return new Map(membersOf(value, meter).map((member) => [decodeString(member.key.slice(1, -1)), member.value]));
}

/** An option as a boolean: numbers other than zero and strings that spell true are true. */
export function flagOf(option: JsonValue | undefined): boolean {
  return option !== undefined && isTruthy(option);
}

/** An option as an integer: zero if it is none, fractions cut off. */
export function integerOf(option: JsonValue): number {
  switch (option.type) {
    case "true":
      return 1;
    case "number":
      return Math.trunc(numberOf(option));
    case "string":
      return INTEGER.test(textOf(option)) ? Number(textOf(option)) : 0;
    default:
      return 0;
  }
}
