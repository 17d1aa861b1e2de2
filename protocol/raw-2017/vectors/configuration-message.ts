import type { ConfigurationMessage } from "../configuration-message.ts";

/** Configurations for endpoints, byte by byte. */
export const configurationMessageVectors: readonly {
  readonly circumstance: string;
  readonly value: ConfigurationMessage;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "entries of several types",
    value: { id: 42, entries: [{ fan: "slow" }, 15, ["an", "array", 13]] },
    hex: [
      "7b", // {
      "22 69 64 22 3a", // "id":
      "34 32", // 42
      "2c", // ,
      "22 65 6e 74 72 69 65 73 22 3a", // "entries":
      "5b", // [
      "7b", // {
      "22 66 61 6e 22 3a", // "fan":
      "22 73 6c 6f 77 22", // "slow"
      "7d", // }
      "2c", // ,
      "31 35", // 15
      "2c", // ,
      "5b", // [
      "22 61 6e 22", // "an"
      "2c", // ,
      "22 61 72 72 61 79 22", // "array"
      "2c", // ,
      "31 33", // 13
      "5d", // ]
      "5d", // ]
      "7d", // }
    ],
  },
  {
    circumstance: "no identifier",
    value: { entries: [15] },
    hex: [
      "7b", // {
      "22 65 6e 74 72 69 65 73 22 3a", // "entries":
      "5b", // [
      "31 35", // 15
      "5d", // ]
      "7d", // }
    ],
  },
  {
    circumstance: "an identifier that is a text",
    value: { id: "42", entries: [null] },
    hex: [
      "7b", // {
      "22 69 64 22 3a", // "id":
      "22 34 32 22", // "42"
      "2c", // ,
      "22 65 6e 74 72 69 65 73 22 3a", // "entries":
      "5b", // [
      "6e 75 6c 6c", // null
      "5d", // ]
      "7d", // }
    ],
  },
  {
    circumstance: "nothing in it",
    value: { id: 0, entries: [] },
    hex: [
      "7b", // {
      "22 69 64 22 3a", // "id":
      "30", // 0
      "2c", // ,
      "22 65 6e 74 72 69 65 73 22 3a", // "entries":
      "5b", // [
      "5d", // ]
      "7d", // }
    ],
  },
];

/** Payloads that are no configuration, and what is said about them. */
export const wrongConfigurationMessages: readonly (readonly [payload: string, problem: RegExp])[] = [
  ["", /^configuration message: no JSON: the payload is empty$/],
  ["[15]", /^configuration message: must be object$/],
  ['{"id":42}', /^configuration message: must have required property 'entries'$/],
  ['{"id":42,"entries":{}}', /^configuration message: \/entries: must be array$/],
  ['{"id":null,"entries":[]}', /^configuration message: \/id: must be a string or a number$/],
  ['{"id":1e999,"entries":[]}', /^configuration message: \/id: must be a string or a number$/],
];
