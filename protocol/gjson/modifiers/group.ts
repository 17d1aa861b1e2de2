import { firstValue, isObject, JsonSeries, walkElements, walkMembers } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/**
 * `@group`: an array of objects made from an object of arrays; the n-th object has the n-th element of each array
 * under the key of that array. Members that are no arrays are left out. Nothing for any other value.
 */
export const group: Modifier = (json, _argument, { meter }) => {
  const value = firstValue(json, meter);
  if (value === undefined || !isObject(value)) {
    return "";
  }
  const { raw } = value;
  const groups: JsonSeries[] = [];
  walkMembers(value, meter, ({ keyAt, keyEnd, start }) => {
    if (raw[start] === "[") {
      const key = raw.slice(keyAt, keyEnd);
      let index = 0;
      walkElements(raw, start + 1, meter, (_type, elementAt, end) => {
        const series = (groups[index] ??= new JsonSeries("object", meter));
        series.add(`${key}:${raw.slice(elementAt, end)}`);
        index += 1;
        return false;
      });
    }
  });
  const all = new JsonSeries("array", meter);
  groups.forEach((series) => all.add(series.toString()));
  return all.toString();
};
