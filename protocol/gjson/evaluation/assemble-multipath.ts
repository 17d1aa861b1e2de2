import type { EvaluationContext } from "../evaluation-context.ts";
import { isJson, quoteString } from "../json-text/index.ts";
import type { Multipath, Selector } from "../path-syntax/index.ts";
import type { WorkMeter } from "../work-meter.ts";

/** Makes the array or object that a multipath describes. What its paths do not find is left out. */
export function assembleMultipath(json: string, { kind, selectors }: Multipath, context: EvaluationContext): string {
  const parts: string[] = [];
  for (const selector of selectors) {
    const value = context.evaluate(json, selector.path);
    if (value !== undefined) {
      const part = kind === "array" ? value.raw : `${nameOf(selector, context.meter)}:${value.raw}`;
      context.meter.charge(part.length + 1);
      parts.push(part);
    }
  }
  return kind === "array" ? `[${parts.join(",")}]` : `{${parts.join(",")}}`;
}

/** The name before the colon, else the last component of the path if it is a plain key. */
function nameOf({ name, path }: Selector, meter: WorkMeter): string {
  if (name !== "") {
    return name.startsWith('"') && isJson(name) ? name : quoteString(name, meter);
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
