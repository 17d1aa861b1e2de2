import { elementsOf, firstValue, isArray, isObject, membersOf } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/**
 * `@group`: an array of objects made from an object of arrays; the n-th object has the n-th element of each array
 * under the key of that array. Members that are no arrays are left out. Nothing for any other value.
 */
export const group: Modifier = (json, _argument, { meter }) => {
  const value = firstValue(json);
  if (value === undefined || !isObject(value)) {
    return "";
  }
  const groups: string[][] = [];
  for (const member of membersOf(value, meter)) {
    if (isArray(member.value)) {
      for (const [index, element] of elementsOf(member.value, meter).entries()) {
        const part = `${member.key}:${element.raw}`;
        meter.charge(part.length);
        const parts = (groups[index] ??= []);
        parts.push(part);
      }
    }
  }
  return `[${groups.map((parts) => `{${parts.join(",")}}`).join(",")}]`;
};
