import { firstValue, isArray, isObject, JsonSeries, walkMembers } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/** `@values`: an array of the values of an object; an array as it is; any other value in an array. */
export const values: Modifier = (json, _argument, { meter }) => {
  const value = firstValue(json, meter);
  if (value === undefined) {
    return "[]";
  }
  if (isArray(value)) {
    return json;
  }
  const series = new JsonSeries("array", meter);
  if (isObject(value)) {
    walkMembers(value, meter, ({ start, end }) => series.add(value.raw.slice(start, end)));
  } else {
    series.add(value.raw);
  }
  return series.toString();
};
