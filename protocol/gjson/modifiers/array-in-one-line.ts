import { kindAt, nextElement, valueEnd } from "../json-text/index.ts";
import { VALUE_STEPS, type WorkMeter } from "../work-meter.ts";

/**
 * Prints the array at `start` in one line. Undefined if it holds an object, at whatever depth, or takes more than
 * `room` bytes; gives up as soon as that is clear.
 */
export function arrayInOneLine(json: string, start: number, room: number, meter: WorkMeter): string | undefined {
  const printed: string[] = [];
  let bytes = 0;
  let depth = 0;
  let isFirst = true;
  let at = start;
  do {
    const { text: token, end } = tokenAt(json, at, meter);
    const text = isFirst || token === "]" ? token : `, ${token}`;
    bytes += token.length > room ? token.length : Buffer.byteLength(token) + text.length - token.length;
    meter.charge(4 * VALUE_STEPS + (token.length >> 2));
    if (token === "{" || token === "" || bytes > room) {
      return undefined;
    }
    printed.push(text);
    depth += depthChange(token);
    isFirst = token === "[";
    at = token === "]" && depth === 0 ? end : nextElement(json, end, meter);
  } while (depth > 0);
  meter.chargeCopy(2 * bytes);
  return printed.join("");
}

/** An opening bracket, a scalar or a closing bracket; empty at the end of the text. */
function tokenAt(json: string, at: number, meter: WorkMeter): { readonly text: string; readonly end: number } {
  const kind = kindAt(json, at);
  const end = kind === undefined || kind === "json" ? Math.min(at + 1, json.length) : valueEnd(json, at, kind, meter);
  return { text: json.slice(at, end), end };
}

function depthChange(token: string): number {
  if (token === "[") {
    return 1;
  }
  return token === "]" ? -1 : 0;
}
