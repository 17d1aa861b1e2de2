import type { GjsonVectors } from "./gjson-vectors.ts";

const DOCUMENT =
  '{"temp":21,"temperature":22,"tamper":false,"Temp":3,"t":{"in":1,"out":2},"tt":{"out":4,"deep":{"in":5}},"*":"star","?":"mark","ab*cd":"lit","日本":"jp","😀":"smile","a.b":"dot","back\\\\":"bs"}';

/** Wildcards in keys. */
export const wildcardVectors: readonly GjsonVectors[] = [
  {
    concern: "stars",
    json: DOCUMENT,
    paths: [
      ["*", "21"],
      ["temp*", "21"],
      ["te*", "21"],
      ["*emp", "21"],
      ["*emp*", "21"],
      ["t*r", "false"],
      ["t*r*e", "22"],
      ["*t", '{"in":1,"out":2}'],
      ["**", "21"],
      ["***ure", "22"],
      ["x*"],
      ["*x"],
      ["tamp*er", "false"],
      ["tamper*", "false"],
      ["t*mp*e", "22"],
      ["*e*e*e*", "22"],
    ],
  },
  {
    concern: "question marks",
    json: DOCUMENT,
    paths: [
      ["?", '{"in":1,"out":2}'],
      ["t?mp", "21"],
      ["t??p", "21"],
      ["????", "21"],
      ["t?", '{"out":4,"deep":{"in":5}}'],
      ["??", '{"out":4,"deep":{"in":5}}'],
      ["?emp", "21"],
      ["?????", '"lit"'],
      ["tamper?"],
      ["t?mper", "false"],
      ["???????????", "22"],
      ["?*?*?*per", "false"],
    ],
  },
  {
    concern: "a key that leads nowhere gives way to the next",
    json: DOCUMENT,
    paths: [
      ["t*.out", "2"],
      ["t*.in", "1"],
      ["*.in", "1"],
      ["*.deep.in", "5"],
      ["t?.deep", '{"in":5}'],
      ["*.*.in", "5"],
      ["*.nowhere"],
      ["t*.*", "1"],
      ["?.out", "2"],
    ],
  },
  {
    concern: "escapes",
    json: DOCUMENT,
    paths: [
      ["\\*", '"star"'],
      ["\\?", '"mark"'],
      ["ab\\*cd", '"lit"'],
      ["ab\\*c*", '"lit"'],
      ["a\\.*", '"dot"'],
      ["*\\.b", '"dot"'],
      ["back\\\\", '"bs"'],
      ["back\\\\\\\\*", '"bs"'],
    ],
  },
  {
    concern: "one mark is one code point",
    json: DOCUMENT,
    paths: [
      ["?本", '"jp"'],
      ["日?", '"jp"'],
      ["日*", '"jp"'],
      ["??????", "false"],
      ["😀", '"smile"'],
      ["*😀*", '"smile"'],
    ],
  },
  {
    concern: "an array takes no wildcards",
    json: '{"l":[1,2,3]}',
    paths: [["l.*"], ["l.?"], ["*.0", "1"], ["*.*"], ["l*.1", "2"], ["*.#", "3"]],
  },
  {
    concern: "empty keys",
    json: '{"":1,"a":{"":2}}',
    paths: [["*", "1"], ["?", '{"":2}'], ["a.*", "2"], ["a.?"], ["*.", "2"], ["a.", "2"]],
  },
];
