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
    const from = at;
    const token = tokenAt(json, at);
    const text = isFirst || token.text === "]" ? token.text : `, ${token.text}`;
    bytes += Buffer.byteLength(text);
    meter.charge(token.end - from + VALUE_STEPS);
    if (token.text === "{" || token.text === "" || bytes > room) {
      return undefined;
    }
    printed.push(text);
    depth += depthChange(token.text);
    isFirst = token.text === "[";
    at = token.text === "]" && depth === 0 ? token.end : nextElement(json, token.end);
  } while (depth > 0);
  return printed.join("");
}

/** An opening bracket, a scalar or a closing bracket; empty at the end of the text. */
function tokenAt(json: string, at: number): { readonly text: string; readonly end: number } {
  const kind = kindAt(json, at);
  const end = kind === undefined || kind === "json" ? Math.min(at + 1, json.length) : valueEnd(json, at, kind);
  return { text: json.slice(at, end), end };
}

function depthChange(token: string): number {
  if (token === "[") {
    return 1;
  }
  return token === "]" ? -1 : 0;
}
