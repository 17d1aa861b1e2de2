import type { AttributeQuery } from "../attribute-query.ts";

/** Attribute queries, byte by byte. */
export const attributeQueryVectors: readonly {
  readonly circumstance: string;
  readonly value: AttributeQuery;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "the documented example",
    value: { q: "0000E48591757A8E" },
    hex: [
      "7b", // {
      "22 71 22 3a", // "q":
      "22 30 30 30 30 45 34 38 35 39 31 37 35 37 41 38 45 22", // "0000E48591757A8E"
      "7d", // }
    ],
  },
  {
    circumstance: "a nested attribute",
    value: { q: "nested.attributeX" },
    hex: [
      "7b 22 71 22 3a", // {"q":
      "22 6e 65 73 74 65 64 2e 61 74 74 72 69 62 75 74 65 58 22", // "nested.attributeX"
      "7d", // }
    ],
  },
  {
    circumstance: "a key with a dot in it, which the path escapes and JSON escapes once more",
    value: { q: "fav\\.movie" },
    hex: [
      "7b 22 71 22 3a", // {"q":
      "22 66 61 76 5c 5c 2e 6d 6f 76 69 65 22", // "fav\\.movie"
      "7d", // }
    ],
  },
  {
    circumstance: "a query, whose quotation marks JSON escapes",
    value: { q: '#(a=="é")' },
    hex: [
      "7b 22 71 22 3a", // {"q":
      "22 23 28 61 3d 3d 5c 22 c3 a9 5c 22 29 22", // "#(a==\"é\")"
      "7d", // }
    ],
  },
];

/** Payloads that are queries, though `encodeAttributeQuery` would not write them so. */
export const looselySpelledAttributeQueries: readonly (readonly [payload: string, q: string])[] = [
  [' { "q" : "a" } ', "a"],
  ['{"q":"\\u0061"}', "a"],
  ['{"id":7,"q":"a"}', "a"],
  ['{"q":" "}', " "],
  ['{"q":"a","q":"b"}', "b"],
];

/** Payloads that are no attribute query, and what is said about them. */
export const wrongAttributeQueries: readonly (readonly [payload: string, problem: RegExp])[] = [
  ["", /^attribute query: no JSON: the payload is empty$/],
  ["attributeA", /^attribute query: not JSON: /],
  ['{"q":"a"', /^attribute query: not JSON: /],
  ['"attributeA"', /^attribute query: must be object$/],
  ["null", /^attribute query: must be object$/],
  ['["q"]', /^attribute query: must be object$/],
  ["{}", /^attribute query: must have required property 'q'$/],
  ['{"Q":"a"}', /^attribute query: must have required property 'q'$/],
  ['{"q":null}', /^attribute query: \/q: must be string$/],
  ['{"q":7}', /^attribute query: \/q: must be string$/],
  ['{"q":["a"]}', /^attribute query: \/q: must be string$/],
  ['{"q":""}', /^attribute query: \/q: must NOT have fewer than 1 characters$/],
  ['\uFEFF{"q":"a"}', /^attribute query: not JSON: begins with a byte-order mark/],
];
