import { stringEnd } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/** `@ugly`: the JSON without white space between its tokens. */
export const ugly: Modifier = (json) => {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < json.length; at += 1) {
    if (json[at] === '"') {
      at = stringEnd(json, at) - 1;
    } else if (json.charCodeAt(at) <= 0x20) {
      parts.push(json.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(json.slice(from));
  return parts.join("");
};
