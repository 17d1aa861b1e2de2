import { isDeepStrictEqual } from "node:util";
import { jsonOf } from "./command-descriptions.ts";

/** The items of a list; undefined if it is none. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** The values of an array that a feature spells in JSON. Throws a `TypeError` for anything else. */
export function valuesIn(json: string): readonly unknown[] {
  const values = listOf(jsonOf(json));
  if (values === undefined) {
    throw new TypeError(`${json} is no array of JSON values`);
  }
  return values;
}

/** Values as text, so that their order does not count. */
export function inAnyOrder(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(value ?? null)).toSorted();
}

/** Whether two lists have the same values. */
export function isSameInAnyOrder(one: readonly unknown[], other: readonly unknown[]): boolean {
  return isDeepStrictEqual(inAnyOrder(one), inAnyOrder(other));
}
