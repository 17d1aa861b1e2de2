import {
  decodeString,
  elementsOf,
  firstValue,
  isArray,
  isObject,
  type JsonMember,
  type JsonValue,
  membersOf,
} from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";
import { flagOf, optionsOf } from "./modifier-options.ts";

/**
 * `@join`: one object with the members of all objects in an array. Of members with the same key, the first gives the
 * place and the last the value; with `{"preserve":true}` all are kept. Any other value as it is.
 */
export const join: Modifier = (json, argument, { meter }) => {
  const value = firstValue(json);
  if (value === undefined || !isArray(value)) {
    return json;
  }
  const objects = elementsOf(value, meter).filter(isObject);
  const preserve = flagOf(optionsOf(argument, meter).get("preserve"));
  return preserve ? preserved(objects) : merged(objects.flatMap((object) => membersOf(object, meter)));
};

/** Objects without members leave no comma behind. */
function preserved(objects: readonly JsonValue[]): string {
  const insides = objects.map(({ raw }) => raw.slice(1, -1));
  return `{${insides.filter((inside) => inside.trim() !== "").join(",")}}`;
}

function merged(members: readonly JsonMember[]): string {
  const byKey = new Map<string, { readonly key: string; value: JsonValue }>();
  for (const { key, value } of members) {
    const text = decodeString(key.slice(1, -1));
    const first = byKey.get(text);
    byKey.set(text, { key: first?.key ?? key, value });
  }
  return `{${[...byKey.values()].map(({ key, value }) => `${key}:${value.raw}`).join(",")}}`;
}
