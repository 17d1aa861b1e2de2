import { elementsOf, firstValue, isArray, isObject, membersOf } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/** `@keys`: an array of the keys of an object; of an array, or of any other value, a null for each value. */
export const keys: Modifier = (json, _argument, { meter }) => {
  const value = firstValue(json);
  if (value === undefined) {
    return "[]";
  }
  if (isObject(value)) {
    return `[${membersOf(value, meter)
      .map(({ key }) => key)
      .join(",")}]`;
  }
  const values = isArray(value) ? elementsOf(value, meter) : [value];
  meter.charge(5 * values.length);
  return `[${values.map(() => "null").join(",")}]`;
};
