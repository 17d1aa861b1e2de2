import { elementsOf, firstValue, isArray, isObject, membersOf } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/** `@reverse`: the elements of an array or the members of an object in reverse order; any other value as it is. */
export const reverse: Modifier = (json, _argument, { meter }) => {
  const value = firstValue(json);
  if (value !== undefined && isArray(value)) {
    const elements = elementsOf(value, meter).toReversed();
    return `[${elements.map(({ raw }) => raw).join(",")}]`;
  }
  if (value !== undefined && isObject(value)) {
    const members = membersOf(value, meter).toReversed();
    return `{${members.map((member) => `${member.key}:${member.value.raw}`).join(",")}}`;
  }
  return json;
};
