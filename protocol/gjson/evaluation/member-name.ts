import { isJson, quoteString } from "../json-text/index.ts";
import type { Selector } from "../path-syntax/index.ts";
import type { WorkMeter } from "../work-meter.ts";

/**
 * What a multipath calls a member, as a JSON string: the name before the colon, else the last component of the path if
 * it is a plain key.
 */
export function memberName({ name, path }: Selector, meter: WorkMeter): string {
  if (name !== "") {
    return name.startsWith('"') && isJson(name, meter) ? name : quoteString(name, meter);
  }
  const last = lastComponent(path);
  return quoteString(isPlain(last) ? last : "_", meter);
}

function lastComponent(path: string): string {
  for (let at = path.length - 1; at >= 0; at -= 1) {
    if ((path[at] === "|" || path[at] === ".") && path[at - 1] !== "\\") {
      return path.slice(at + 1);
    }
  }
  return path;
}

function isPlain(component: string): boolean {
  return !/[[\]{}()#|!]/.test(component) && Array.from(component).every((character) => character >= " ");
}
