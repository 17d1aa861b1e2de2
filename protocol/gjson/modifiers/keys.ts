import { firstValue, isArray, isObject, JsonSeries, walkElements, walkMembers } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/** `@keys`: an array of the keys of an object; of an array, or of any other value, a null for each value. */
export const keys: Modifier = (json, _argument, { meter }) => {
  const value = firstValue(json, meter);
  if (value === undefined) {
    return "[]";
  }
  const series = new JsonSeries("array", meter);
  if (isObject(value)) {
    walkMembers(value, meter, ({ keyAt, keyEnd }) => series.add(value.raw.slice(keyAt, keyEnd)));
  } else if (isArray(value)) {
    walkElements(value.raw, 1, meter, () => {
      series.add("null");
      return false;
    });
  } else {
    series.add("null");
  }
  return series.toString();
};
