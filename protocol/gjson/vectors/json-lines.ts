import type { GjsonVectors } from "./gjson-vectors.ts";

const DOCUMENT = '{"t":1,"v":[1,2]}\n{"t":2,"v":[3]}\n\n{"t":3}\n[9,8]\n"str"\n7\nnull';

/** Documents with one JSON value on each line. */
export const jsonLinesVectors: readonly GjsonVectors[] = [
  {
    concern: "lines by number and count",
    json: DOCUMENT,
    paths: [
      ["..#", "7"],
      ["..0", '{"t":1,"v":[1,2]}'],
      ["..1", '{"t":2,"v":[3]}'],
      ["..2.t", "3"],
      ["..3", "[9,8]"],
      ["..3.1", "8"],
      ["..4", '"str"'],
      ["..5", "7"],
      ["..6", "null"],
      ["..7"],
      ["..-1"],
      ["..x"],
      [".."],
    ],
  },
  {
    concern: "each line",
    json: DOCUMENT,
    paths: [
      ["..#.t", "[1,2,3]"],
      ["..#.v", "[[1,2],[3]]"],
      ["..#.v.0", "[1,3]"],
      ["..#.v.#", "[2,1]"],
      ["..#.0", "[9]"],
      ["..#.t|0", "1"],
      ["..#|@this", "7"],
      ["..#.@keys", '[["t","v"],["t","v"],["t"],[null,null],[null],[null],[null]]'],
    ],
  },
  {
    concern: "queries",
    json: DOCUMENT,
    paths: [
      ["..#(t>1).t", "2"],
      ["..#(t>1)#.t", "[2,3]"],
      ["..#(v.#==2).t", "1"],
      ["..#(v)#|#", "2"],
      ['..#(=="str")', '"str"'],
      ["..#(t==9)#", "[]"],
      ["..#(>5)#", '["str",7]'],
    ],
  },
  {
    concern: "pipes and modifiers",
    json: DOCUMENT,
    paths: [
      ["..0|v|1", "2"],
      ["..0.v.@reverse", "[2,1]"],
      ["..0.{t}", '{"t":1}'],
      ["..1|@keys", '["t","v"]'],
      ["..#.t.@this", "[1,2,3]"],
      ["..3|@reverse", "[8,9]"],
    ],
  },
  {
    concern: "documents of one value",
    json: '{"a":[1,{"b":2}]}',
    paths: [
      ["..#", "1"],
      ["..0", '{"a":[1,{"b":2}]}'],
      ["..0.a.1.b", "2"],
      ["a|..#", "1"],
      ["a|..1"],
      ["a.1|..0.b", "2"],
      ["..1"],
      ["..0.@keys", '["a"]'],
      ["@this|..0.a.0", "1"],
      ["..#.a", '[[1,{"b":2}]]'],
    ],
  },
  {
    concern: "values on the same line",
    json: '{"a":1} {"a":2}{"a":3}',
    paths: [
      ["..#", "3"],
      ["..#.a", "[1,2,3]"],
      ["..2.a", "3"],
    ],
  },
];
