import { firstValue, kindAt, nextValue, valueEnd } from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";
import type { Modifier } from "./modifier.ts";

const COLON_NEXT = /\s*:/y;

/**
 * `@dig:path`: an array of what the path finds in the value and in every value inside it, in the order in which they
 * are written.
 */
export const dig: Modifier = (json, path, context) => {
  const found: string[] = [];
  const look = (text: string): void => {
    const value = context.evaluate(text, path);
    if (value !== undefined) {
      context.meter.charge(value.raw.length);
      found.push(value.raw);
    }
  };
  if (firstValue(json) === undefined) {
    look("");
  } else {
    forEachValue(json, context.meter, look);
  }
  return `[${found.join(",")}]`;
};

/** Goes through all values of a text, also those within values; keys are none. */
function forEachValue(json: string, meter: WorkMeter, look: (text: string) => void): void {
  for (let at = nextValue(json, 0); ; ) {
    const kind = kindAt(json, at);
    if (kind === undefined) {
      return;
    }
    const end = valueEnd(json, at, kind);
    meter.charge(end - at);
    if (kind !== "string" || !isKey(json, end)) {
      look(json.slice(at, end));
    }
    at = nextValue(json, kind === "json" ? at + 1 : end);
  }
}

function isKey(json: string, end: number): boolean {
  COLON_NEXT.lastIndex = end;
  return COLON_NEXT.test(json);
}
