import type { Random } from "../../runtime/index.ts";
import { onceIn, oneOf, some } from "../chance/index.ts";

const KEYS = ["a", "b", "id", "name", "tags", "0", "a.b", "@this", "é", "😀", "a b", "__proto__", "", '"', "\\"];
const NUMBERS = ["0", "-0", "1", "-1.5", "1e3", "1e400", "0.1e-7", "12345678901234567890", "3"];
const STRINGS = [
  '"a"',
  '""',
  '"b\\n"',
  '"\\u0061\\ud83d\\ude00"',
  '"\\ud800"',
  '"a*b"',
  '"true"',
  '"{\\"a\\":1}"',
  '"é😀<&>"',
];
const GAPS = ["", "", "", " ", "\n", " \t\r\n"];
const SPOILERS = [...'{}[]",:\\ \n0-+.etfnuaINi\0\ud800'.split(""), ""];
const DEEP = 400;

/** A document, and whether it is JSON. */
export interface RandomDocument {
  readonly json: string;
  readonly isValid: boolean;
}

/** A document of up to a few kilobytes: JSON, JSON Lines, or JSON that was spoilt. */
export function randomDocument(random: Random): RandomDocument {
  switch (random.integer(1, 10)) {
    case 1:
      return { json: spoilt(random, value(random, 4)), isValid: false };
    case 2:
      return { json: spoilt(random, spoilt(random, value(random, 4))), isValid: false };
    case 3:
      return { json: some(random, 0, 5, () => value(random, 3)).join("\n"), isValid: false };
    case 4:
      return { json: deep(random), isValid: false };
    default:
      return { json: value(random, 4), isValid: true };
  }
}

function value(random: Random, levels: number): string {
  const gap = oneOf(random, GAPS);
  switch (random.integer(1, levels > 0 ? 8 : 4)) {
    case 1:
      return oneOf(random, STRINGS);
    case 2:
    case 3:
      return oneOf(random, NUMBERS);
    case 4:
      return oneOf(random, ["true", "false", "null"]);
    case 5:
    case 6:
      return `[${gap}${some(random, 0, 5, () => value(random, levels - 1)).join(`${gap},`)}${gap}]`;
    default:
      return `{${gap}${some(random, 0, 5, () => member(random, levels)).join(`,${gap}`)}}`;
  }
}

function member(random: Random, levels: number): string {
  return `${JSON.stringify(oneOf(random, KEYS))}${oneOf(random, GAPS)}:${value(random, levels - 1)}`;
}

function deep(random: Random): string {
  const [opener, closer] = oneOf(random, [
    ["[", "]"],
    ['{"a":', "}"],
    ['[{"id":', "}]"],
  ] as const);
  const levels = random.integer(1, DEEP);
  return `${opener.repeat(levels)}${value(random, 1)}${closer.repeat(onceIn(random, 3) ? random.integer(0, levels) : levels)}`;
}

function spoilt(random: Random, text: string): string {
  const at = random.integer(0, text.length);
  return text.slice(0, at) + oneOf(random, SPOILERS) + text.slice(at + random.integer(0, onceIn(random, 5) ? 50 : 2));
}
