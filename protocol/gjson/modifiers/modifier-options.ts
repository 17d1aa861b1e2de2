import {
  decodeStringMetered,
  firstValue,
  isObject,
  isTruthy,
  type JsonValue,
  numberOf,
  textOf,
  walkMembers,
} from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";

const INTEGER = /^-?\d+$/;

/** The members of an argument that is a JSON object, by name, the last of each; none for any other argument. */
export function optionsOf(argument: string, meter: WorkMeter): ReadonlyMap<string, JsonValue> {
  const value = firstValue(argument, meter);
  if (value === undefined || !isObject(value)) {
    return new Map();
  }
  const options = new Map<string, JsonValue>();
  walkMembers(value, meter, ({ keyAt, keyEnd, type, start, end }) => {
    const name = decodeStringMetered(value.raw.slice(keyAt + 1, keyEnd - 1), meter);
    options.set(name, { raw: value.raw.slice(start, end), type });
  });
  return options;
}

/** An option as a boolean: numbers other than zero and strings that spell true are true. */
export function flagOf(option: JsonValue | undefined, meter: WorkMeter): boolean {
  return option !== undefined && isTruthy(option, meter);
}

/** An option as an integer: zero if it is none, fractions cut off. */
export function integerOf(option: JsonValue, meter: WorkMeter): number {
  switch (option.type) {
    case "true":
      return 1;
    case "number":
      return Math.trunc(numberOf(option, meter));
    case "string":
      return INTEGER.test(textOf(option, meter)) ? Number(textOf(option, meter)) : 0;
    default:
      return 0;
  }
}
