import { firstValue, isArray, JsonSeries, walkElements, walkMembers } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/** `@reverse`: the elements of an array or the members of an object in reverse order; any other value as it is. */
export const reverse: Modifier = (json, _argument, { meter }) => {
  const value = firstValue(json, meter);
  if (value === undefined || value.type !== "json") {
    return json;
  }
  const { raw } = value;
  const series = new JsonSeries(isArray(value) ? "array" : "object", meter);
  // Places are numbers, of which very many are lighter than as many texts.
  const places: number[] = [];
  if (isArray(value)) {
    walkElements(raw, 1, meter, (_type, start, end) => {
      places.push(start, end);
      return false;
    });
    eachFromTheEnd(places, 2, (at) => series.add(raw.slice(places[at], places[at + 1])));
    return series.toString();
  }
  walkMembers(value, meter, ({ keyAt, keyEnd, start, end }) => places.push(keyAt, keyEnd, start, end));
  eachFromTheEnd(places, 4, (at) =>
    series.add(`${raw.slice(places[at], places[at + 1])}:${raw.slice(places[at + 2], places[at + 3])}`),
  );
  return series.toString();
};

function eachFromTheEnd(places: readonly number[], size: number, take: (at: number) => void): void {
  for (let at = places.length - size; at >= 0; at -= size) {
    take(at);
  }
}
