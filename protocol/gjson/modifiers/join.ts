import { decodeStringMetered, firstValue, isArray, JsonSeries, walkElements, walkMembers } from "../json-text/index.ts";
import { VALUE_STEPS, type WorkMeter } from "../work-meter.ts";
import type { Modifier } from "./modifier.ts";
import { flagOf, optionsOf } from "./modifier-options.ts";

/**
 * `@join`: one object with the members of all objects in an array. Of members with the same key, the first gives the
 * place and the last the value; with `{"preserve":true}` all are kept. Any other value as it is.
 */
export const join: Modifier = (json, argument, { meter }) => {
  const value = firstValue(json, meter);
  if (value === undefined || !isArray(value)) {
    return json;
  }
  const preserve = flagOf(optionsOf(argument, meter).get("preserve"), meter);
  return (preserve ? preserved(value.raw, meter) : merged(value.raw, meter)).toString();
};

function walkObjects(array: string, meter: WorkMeter, take: (object: string) => void): void {
  walkElements(array, 1, meter, (_type, start, end) => {
    if (array[start] === "{") {
      meter.charge(VALUE_STEPS);
      take(array.slice(start, end));
    }
    return false;
  });
}

/** Objects without members leave no comma behind. */
function preserved(array: string, meter: WorkMeter): JsonSeries {
  const series = new JsonSeries("object", meter);
  walkObjects(array, meter, (object) => {
    const inside = object.slice(1, -1);
    if (inside.trim() !== "") {
      series.add(inside);
    }
  });
  return series;
}

function merged(array: string, meter: WorkMeter): JsonSeries {
  const byKey = new Map<string, { readonly key: string; readonly value: string }>();
  walkObjects(array, meter, (raw) => {
    walkMembers({ raw, type: "json" }, meter, ({ keyAt, keyEnd, start, end }) => {
      meter.charge(2 * VALUE_STEPS + keyEnd - keyAt);
      const key = raw.slice(keyAt, keyEnd);
      const text = decodeStringMetered(key.slice(1, -1), meter);
      byKey.set(text, { key: byKey.get(text)?.key ?? key, value: raw.slice(start, end) });
    });
  });
  const series = new JsonSeries("object", meter);
  byKey.forEach(({ key, value }) => series.add(`${key}:${value}`));
  return series;
}
