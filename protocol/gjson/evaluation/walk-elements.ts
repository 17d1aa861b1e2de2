import { type JsonValue, kindAt, nextElement, valueEnd } from "../json-text/index.ts";
import { VALUE_STEPS } from "../work-meter.ts";
import type { SearchState } from "./search-state.ts";

/**
 * Hands the elements of an array to `take`, one by one from `from` on, until it returns true. Returns where the array
 * has ended, or undefined if `take` had enough.
 */
export function walkElements(
  { text, context }: SearchState,
  from: number,
  take: (element: JsonValue) => boolean,
): number | undefined {
  for (let at = from; ; ) {
    const elementAt = nextElement(text, at);
    const type = kindAt(text, elementAt);
    if (type === undefined) {
      context.meter.charge(elementAt - at);
      return elementAt + 1;
    }
    const end = valueEnd(text, elementAt, type);
    context.meter.charge(end - at + VALUE_STEPS);
    if (take({ raw: text.slice(elementAt, end), type })) {
      return undefined;
    }
    at = end;
  }
}

/** An array of the given elements. */
export function arrayOf(elements: readonly JsonValue[], { context }: SearchState): JsonValue {
  const raw = `[${elements.map((element) => element.raw).join(",")}]`;
  context.meter.charge(raw.length);
  return { raw, type: "json" };
}
