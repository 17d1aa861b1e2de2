import { stringEnd } from "../json-text/index.ts";
import { VALUE_STEPS } from "../work-meter.ts";
import type { Modifier } from "./modifier.ts";

const QUOTE = 0x22;

/** `@ugly`: the JSON without white space between its tokens. */
export const ugly: Modifier = (json, _argument, { meter }) => {
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  while (at < json.length) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(json, at, meter);
      continue;
    }
    if (code <= 0x20) {
      if (from < at) {
        meter.charge(VALUE_STEPS);
        parts.push(json.slice(from, at));
      }
      from = at + 1;
    }
    meter.charge(1);
    at += 1;
  }
  parts.push(json.slice(from));
  meter.chargeCopy(json.length);
  return parts.length === 1 ? json.slice(from) : parts.join("");
};
