import { firstValue, isArray, isObject, membersOf } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/** `@values`: an array of the values of an object; an array as it is; any other value in an array. */
export const values: Modifier = (json, _argument, { meter }) => {
  const value = firstValue(json);
  if (value === undefined) {
    return "[]";
  }
  if (isArray(value)) {
    return json;
  }
  const found = isObject(value) ? membersOf(value, meter).map((member) => member.value) : [value];
  return `[${found.map(({ raw }) => raw).join(",")}]`;
};
