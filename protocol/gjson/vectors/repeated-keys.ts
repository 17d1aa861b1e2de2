import type { GjsonVectors } from "./gjson-vectors.ts";

const DOCUMENT = '{"a":1,"a":2,"b":{"x":1},"b":{"y":2},"c":5,"c":{"z":3},"d":[],"d":[7],"e":{"v":null},"e":{"v":1}}';

/** Keys that occur more than once in an object. */
export const repeatedKeyVectors: readonly GjsonVectors[] = [
  {
    concern: "the first one that leads to the end of the path wins",
    json: DOCUMENT,
    paths: [
      ["a", "1"],
      ["b", '{"x":1}'],
      ["b.x", "1"],
      ["b.y", "2"],
      ["c", "5"],
      ["c.z", "3"],
      ["d", "[]"],
      ["d.0", "7"],
      ["d.1"],
      ["e.v", "null"],
      ["b.z"],
    ],
  },
  {
    concern: "the first one wins at a pipe, whatever follows",
    json: DOCUMENT,
    paths: [["b|x", "1"], ["b|y"], ["c|z"], ["d|0"]],
  },
  {
    concern: "queries for all stop at no key",
    json: '{"l":[{"k":1}],"l":[{"k":2}]}',
    paths: [
      ["l.#(k>0)#.k", "[1]"],
      ["l.#(k>1)#.k", "[]"],
      ["l.#(k>1).k", "2"],
      ["l.#.k", "[1]"],
      ["l.#", "1"],
    ],
  },
];
