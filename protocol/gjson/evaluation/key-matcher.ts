import { decodeStringMetered, hasEscape } from "../json-text/index.ts";
import type { ObjectStep } from "../path-syntax/index.ts";
import type { WorkMeter } from "../work-meter.ts";
import { wildcardMatcher } from "./wildcard.ts";

/** Tells whether a key fits; its inside stands in `text` from `from` to `to`. */
export type KeyMatcher = (text: string, from: number, to: number) => boolean;

/** Makes the matcher of the keys that a path's component asks for. */
export function keyMatcher({ key, wild }: ObjectStep, meter: WorkMeter): KeyMatcher {
  const decoded = (text: string, from: number, to: number) => decodeStringMetered(text.slice(from, to), meter);
  if (wild) {
    const matches = wildcardMatcher(key, meter);
    return (text, from, to) => matches(decoded(text, from, to));
  }
  const hasBackslash = key.includes("\\");
  return (text, from, to) => {
    // A key that is written with escapes is longer than what it stands for.
    if (hasBackslash || to - from > key.length) {
      return hasEscape(text, from, to, meter) && decoded(text, from, to) === key;
    }
    return to - from === key.length && text.startsWith(key, from);
  };
}
