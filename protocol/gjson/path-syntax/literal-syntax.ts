import { bracketEnd } from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";

const WORDS: readonly string[] = ["true", "false", "null", "nan", "inf"];

/**
 * Reads a path that begins with `!`: the text of the literal and what follows it. Undefined if what follows the `!`
 * is no literal.
 *
 * An object or array ends at its closing bracket. A string or number takes in the rest of the path, as in the
 * original; its value is at the start of that text.
 */
export function parseLiteral(
  path: string,
  meter: WorkMeter,
): { readonly text: string; readonly rest: string } | undefined {
  if (/^![{["+\-0-9]/.test(path)) {
    const end = bracketEnd(path, 1, meter);
    meter.charge(end);
    return { text: path.slice(1, end), rest: path.slice(end) };
  }
  const word = /^!([a-z]{3,5})(?=[.|]|$)/i.exec(path)?.[1] ?? "";
  return WORDS.includes(word.toLowerCase()) ? { text: word, rest: path.slice(word.length + 1) } : undefined;
}
