import { elementsOf, firstValue, isArray, type JsonValue, kindAt, nextValue, valueEnd } from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";
import type { Modifier } from "./modifier.ts";
import { flagOf, optionsOf } from "./modifier-options.ts";

/**
 * `@flatten`: an array with the elements of the arrays in it in their place; with `{"deep":true}` also those of the
 * arrays in these, and so on. Any other value as it is.
 */
export const flatten: Modifier = (json, argument, { meter }) => {
  const value = firstValue(json);
  if (value === undefined || !isArray(value)) {
    return json;
  }
  const deep = flagOf(optionsOf(argument, meter).get("deep"));
  const parts = deep ? leavesOf(value.raw, meter) : elementsOf(value, meter).map(inside);
  return `[${parts.filter((part) => part !== "").join(",")}]`;
};

/** What stands between the brackets of an array; any other value as it is. */
function inside(value: JsonValue): string {
  return isArray(value) ? value.raw.slice(1, -1).trim() : value.raw;
}

/** All that is no array, in order. Arrays need no stack: their brackets are passed over. */
function leavesOf(text: string, meter: WorkMeter): string[] {
  meter.charge(text.length);
  const leaves: string[] = [];
  for (let at = nextValue(text, 0); ; ) {
    const kind = kindAt(text, at);
    if (kind === undefined) {
      return leaves;
    }
    const isOpening = text[at] === "[";
    const end = isOpening ? at + 1 : valueEnd(text, at, kind);
    if (!isOpening) {
      leaves.push(text.slice(at, end));
    }
    at = nextValue(text, end);
  }
}
