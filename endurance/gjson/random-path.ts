import type { Random } from "../../runtime/index.ts";
import { onceIn, oneOf, some } from "../chance/index.ts";

/** Keys that random documents have, as a path spells them. */
const KEYS = ["a", "b", "id", "name", "tags", "0", "1", "2", "a\\.b", "\\@this", "é", "😀", "a b", "__proto__", ""];
const PATTERNS = ["*", "?", "a*", "*a", "*a*b", "?*?", "*a*a*a*b", "\\**", "n?me", "*\\", "*😀*"];
const OPERATORS = ["==", "=", "!=", "<", "<=", ">", ">=", "%", "!%", "!", "=="];
const OPERANDS = ['"a"', '"b*"', "1", "-1e3", "true", "false", "null", "~true", "~false", "~null", "~*", '"\\u0061"'];
const MODIFIERS =
  "this valid ugly pretty reverse keys values flatten join tostr fromstr group dig:id dig:a dig:@this".split(" ");
const ARGUMENTS = [
  '{"deep":true}',
  '{"sortKeys":true,"width":1}',
  '{"indent":"\\t","prefix":" "}',
  '{"preserve":true}',
  "[",
];
const LITERALS = ["!1", '!"a"', "!{}", "![1,2]", "!true", "!nan", '!{"a":[1]}', "!x", "!"];
const SIGNS = [...'.|#()[]{}@!:"\\*?=<>%~, \0\n0aé\ud800'.split(""), "..", "#(", ")#", "[[", "\udc00"];
const DEEP = 200;
const REPEATS = 60;

/** A path: mostly one that follows the grammar, sometimes one that was spoilt, is repeated, or is no path at all. */
export function randomPath(random: Random): string {
  switch (random.integer(1, 12)) {
    case 1:
      return spoilt(random, path(random, 3));
    case 2:
      return spoilt(random, spoilt(random, path(random, 3)));
    case 3:
      return some(random, 0, 20, () => oneOf(random, SIGNS)).join("");
    case 4:
      return repeated(random);
    default:
      return path(random, 3);
  }
}

/** A path whose multipaths and queries are nested `levels` deep at most. */
export function path(random: Random, levels: number): string {
  const lines = onceIn(random, 15) ? ".." : "";
  const components = some(random, 1, 4, () => component(random, levels));
  return lines + components.reduce((before, next) => `${before}${oneOf(random, [".", ".", "|"])}${next}`);
}

function component(random: Random, levels: number): string {
  switch (random.integer(1, levels > 0 ? 10 : 6)) {
    case 1:
    case 2:
      return oneOf(random, KEYS);
    case 3:
      return oneOf(random, PATTERNS);
    case 4:
      return "#";
    case 5:
      return `@${oneOf(random, MODIFIERS)}${onceIn(random, 4) ? `:${oneOf(random, ARGUMENTS)}` : ""}`;
    case 6:
      return oneOf(random, [...LITERALS, String(random.integer(0, 20))]);
    case 7:
      return `[${some(random, 0, 4, () => path(random, levels - 1)).join(",")}]`;
    case 8:
      return `{${some(random, 0, 4, () => member(random, levels)).join(",")}}`;
    default:
      return query(random, levels);
  }
}

function member(random: Random, levels: number): string {
  const name = oneOf(random, ["", "", "x:", '"y":', '"\\"":', '"unclosed:']);
  return `${name}${path(random, levels - 1)}`;
}

function query(random: Random, levels: number): string {
  const left = onceIn(random, 3) ? "" : path(random, levels - 1);
  const comparison = onceIn(random, 4) ? "" : `${oneOf(random, OPERATORS)}${oneOf(random, OPERANDS)}`;
  return `#(${left}${comparison})${oneOf(random, ["", "#"])}`;
}

/** A path with a few characters taken out, put in or doubled. */
function spoilt(random: Random, text: string): string {
  const at = random.integer(0, text.length);
  const end = Math.min(text.length, at + random.integer(0, 3));
  return text.slice(0, at) + oneOf(random, [...SIGNS, "", text.slice(at, end).repeat(2)]) + text.slice(end);
}

/** A part of a path again and again, one behind or within the other. */
function repeated(random: Random): string {
  const part = component(random, 1);
  const times = random.integer(2, onceIn(random, 20) ? DEEP : REPEATS);
  const [before, after] = oneOf(random, [
    [`${part}.`, ""],
    [`${part}|`, ""],
    ["[@this,@this]|", ""],
    ["#(", ")"],
    ["#(", ")#"],
    ["[", "]"],
    ["{", "}"],
    ["#.", ""],
    ["@dig:", ""],
    ["@tostr|", ""],
    ["*.", ""],
  ] as const);
  return `${before.repeat(times)}${part}${after.repeat(onceIn(random, 5) ? random.integer(0, times) : times)}`;
}
