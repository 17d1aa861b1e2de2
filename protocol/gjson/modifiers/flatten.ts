import { firstValue, isArray, JsonSeries, kindAt, nextValue, valueEnd, walkElements } from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";
import type { Modifier } from "./modifier.ts";
import { flagOf, optionsOf } from "./modifier-options.ts";

/**
 * `@flatten`: an array with the elements of the arrays in it in their place; with `{"deep":true}` also those of the
 * arrays in these, and so on. Any other value as it is.
 */
export const flatten: Modifier = (json, argument, { meter }) => {
  const value = firstValue(json, meter);
  if (value === undefined || !isArray(value)) {
    return json;
  }
  const isDeep = flagOf(optionsOf(argument, meter).get("deep"), meter);
  return (isDeep ? leavesOf(value.raw, meter) : insidesOf(value.raw, meter)).toString();
};

/** What stands between the brackets of the arrays in an array, if there is anything; any other element as it is. */
function insidesOf(text: string, meter: WorkMeter): JsonSeries {
  const series = new JsonSeries("array", meter);
  walkElements(text, 1, meter, (_type, start, end) => {
    const inside = text[start] === "[" ? text.slice(start + 1, end - 1).trim() : text.slice(start, end);
    if (inside !== "") {
      series.add(inside);
    }
    return false;
  });
  return series;
}

/** All that is no array, in order. Arrays need no stack: their brackets are passed over. */
function leavesOf(text: string, meter: WorkMeter): JsonSeries {
  const series = new JsonSeries("array", meter);
  for (let at = nextValue(text, 0, meter); ; ) {
    const kind = kindAt(text, at);
    if (kind === undefined) {
      return series;
    }
    const isOpening = text[at] === "[";
    const end = isOpening ? at + 1 : valueEnd(text, at, kind, meter);
    if (!isOpening) {
      series.add(text.slice(at, end));
    }
    at = nextValue(text, end, meter);
  }
}
