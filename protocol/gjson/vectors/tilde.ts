import type { GjsonVectors } from "./gjson-vectors.ts";

const DOCUMENT =
  '{"r":[{"n":1,"v":true},{"n":2,"v":false},{"n":3,"v":1},{"n":4,"v":0},{"n":5,"v":"1"},{"n":6,"v":"0"},{"n":7,"v":"TRUE"},{"n":8,"v":"f"},{"n":9,"v":"yes"},{"n":10,"v":""},{"n":11,"v":null},{"n":12,"v":[]},{"n":13,"v":{}},{"n":14},{"n":15,"v":-0.0},{"n":16,"v":"T"},{"n":17,"v":0.1}],"b":[true,false,null,0,1,"t","x",[],{}]}';

/** The tilde, which turns a value into a boolean before it is compared. */
export const tildeVectors: readonly GjsonVectors[] = [
  {
    concern: "each question",
    json: DOCUMENT,
    paths: [
      ["r.#(v==~true)#.n", "[1,3,5,7,16,17]"],
      ["r.#(v==~false)#.n", "[2,4,6,8,11,14,15]"],
      ["r.#(v==~null)#.n", "[11,14]"],
      ["r.#(v==~*)#.n", "[1,2,3,4,5,6,7,8,9,10,11,12,13,15,16,17]"],
      ["r.#(v!=~true)#.n", "[2,4,6,8,9,10,11,12,13,14,15]"],
      ["r.#(v!=~false)#.n", "[1,3,5,7,9,10,12,13,16,17]"],
      ["r.#(v!=~null)#.n", "[1,2,3,4,5,6,7,8,9,10,12,13,15,16,17]"],
      ["r.#(v!=~*)#.n", "[14]"],
    ],
  },
  {
    concern: "other operators",
    json: DOCUMENT,
    paths: [
      ["r.#(v<~true)#.n", "[2,4,6,8,9,10,11,12,13,14,15]"],
      ["r.#(v<=~true)#.n", "[2,4,6,8,9,10,11,12,13,14,15]"],
      ["r.#(v>=~true)#.n", "[1,3,5,7,16,17]"],
      ["r.#(v>~true)#.n", "[]"],
      ["r.#(v=~true)#.n", "[1,3,5,7,16,17]"],
      ["r.#(v%~true)#.n", "[]"],
      ["r.#(v!%~null)#.n", "[]"],
    ],
  },
  {
    concern: "other words",
    json: DOCUMENT,
    paths: [
      ["r.#(v==~)#.n", "[]"],
      ["r.#(v==~yes)#.n", "[]"],
      ["r.#(v==~TRUE)#.n", "[]"],
      ['r.#(v=="~true")#.n', "[1,3,5,7,16,17]"],
      ["r.#(v==~ true)#.n", "[]"],
      ["r.#(v!=~no)#.n", "[]"],
    ],
  },
  {
    concern: "elements themselves",
    json: DOCUMENT,
    paths: [
      ["b.#(==~true)#", '[true,1,"t"]'],
      ["b.#(==~false)#", "[false,null,0,[],{}]"],
      ["b.#(==~null)#", "[null,[],{}]"],
      ["b.#(==~*)#", '[true,false,null,0,1,"t","x"]'],
      ["b.#(!=~*)#", "[[],{}]"],
      ["b.#(x==~null)#", "[[],{}]"],
      ["b.#(x==~*)#", "[]"],
    ],
  },
  {
    concern: "the first that fits",
    json: DOCUMENT,
    paths: [["r.#(v==~null).n", "11"], ["r.#(x==~false).n", "1"], ["r.#(x==~*).n"], ["r.#(v==~false).v", "false"]],
  },
];
