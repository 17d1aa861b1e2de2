import { firstValue, isJson, textOf } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/** `@fromstr`: the text of a JSON string, taken for JSON; numbers lose their exponent, and null is nothing. */
export const fromstr: Modifier = (json, _argument, { meter }) => {
  const value = isJson(json, meter) ? firstValue(json, meter) : undefined;
  const text = value === undefined ? "" : textOf(value, meter);
  meter.charge(text.length);
  return text;
};
