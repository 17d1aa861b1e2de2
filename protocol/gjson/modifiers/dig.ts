import type { PathFinder } from "../evaluation-context.ts";
import { firstValue, JsonSeries, kindAt, nextValue, spaceEnd, valueEnd } from "../json-text/index.ts";
import { VALUE_STEPS, type WorkMeter } from "../work-meter.ts";
import type { Modifier } from "./modifier.ts";

/** What it costs to begin, beside what is looked at: there may be a beginning for every element of an array. */
const BEGIN_STEPS = 400;

/**
 * `@dig:path`: an array of what the path finds in the value and in every value inside it, in the order in which they
 * are written.
 */
export const dig: Modifier = (json, path, context) => {
  const { meter } = context;
  meter.charge(BEGIN_STEPS);
  const found = new JsonSeries("array", meter);
  const finder = context.prepare(path);
  const look = (text: string): void => {
    const value = finder.find(text);
    if (value !== undefined) {
      found.add(value.raw);
    }
  };
  if (firstValue(json, meter) === undefined) {
    look("");
  } else {
    forEachValue(json, finder, meter, look);
  }
  return found.toString();
};

/** Goes through all values of a text, also those within values; keys are none. */
function forEachValue(json: string, finder: PathFinder, meter: WorkMeter, look: (text: string) => void): void {
  for (let at = nextValue(json, 0, meter); ; ) {
    const kind = kindAt(json, at);
    if (kind === undefined) {
      return;
    }
    const end = valueEnd(json, at, kind, meter);
    if ((kind === "json" || finder.looksIntoScalars) && (kind !== "string" || !isKey(json, end, meter))) {
      meter.charge(VALUE_STEPS);
      look(json.slice(at, end));
    }
    at = nextValue(json, kind === "json" ? at + 1 : end, meter);
  }
}

function isKey(json: string, end: number, meter: WorkMeter): boolean {
  return json[spaceEnd(json, end, meter)] === ":";
}
