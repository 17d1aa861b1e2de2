import type { DifferenceVector } from "./gjson-vectors.ts";

/** Where the Go library is left behind by choice, and why. */
export const differenceVectors: readonly DifferenceVector[] = [
  { circumstance: "a string has no elements behind a pipe", json: '{"s":"[1,2]"}', path: "s|0", original: "1" },
  { circumstance: "a string has no elements to count", json: '"see [1], [2]"', path: "#", original: "1" },
  { circumstance: "a string in a list has none either", json: '["[1,2]"]', path: "#.#", raw: "[]", original: "[2]" },
  {
    circumstance: "numbers of elements do not start over at 2^64",
    json: "[7,8]",
    path: "18446744073709551616",
    original: "7",
  },
  {
    circumstance: "objects without members leave no comma behind",
    json: '[{"a":1},{},{"b":2}]',
    path: '@join:{"preserve":true}',
    raw: '{"a":1,"b":2}',
    original: '{"a":1,,"b":2}',
  },
  { circumstance: "a literal that is not JSON", json: "{}", path: "!nan", problem: "not-json", original: "nan" },
  { circumstance: "a number with a tail", json: "{}", path: "!5|@tostr", problem: "not-json", original: "5|@tostr" },
  { circumstance: "a literal that is not closed", json: "{}", path: "!{x", problem: "not-json", original: "{x" },
  {
    circumstance: "a literal without sense inside a multipath",
    json: "{}",
    path: "[!{,}]",
    problem: "not-json",
    original: "[{,}]",
  },
  {
    circumstance: "a string whose text only begins like JSON",
    json: '"{a"',
    path: "@fromstr",
    problem: "not-json",
    original: "{a",
  },
  {
    circumstance: "a number too large to be spelt again",
    json: "[1e400]",
    path: "0.@fromstr",
    problem: "not-json",
    original: "+Inf",
  },
  { circumstance: "hexadecimal operands count as zero", json: "[1,20]", path: "#(>0x1p4)", raw: "1", original: "20" },
];
