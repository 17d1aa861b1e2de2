import type { OutstandingCommand, ReceivedCommand } from "../command-response.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Command responses, byte by byte: what is written, and what is read from it. */
export const commandResponseVectors: readonly {
  readonly circumstance: string;
  readonly isTyped: boolean;
  readonly commands: readonly OutstandingCommand[];
  readonly value: readonly ReceivedCommand[];
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "nothing is outstanding",
    isTyped: false,
    commands: [],
    value: [],
    hex: ["5b 5d"], // []
  },
  {
    circumstance: "one command without a payload, one whose payload is null",
    isTyped: false,
    commands: [
      { id: 1, payload: null },
      { id: 2, payload: utf8("null") },
    ],
    value: [{ id: 1 }, { id: 2, payload: null }],
    hex: [
      "5b", // [
      "7b 22 69 64 22 3a 31 7d", // {"id":1}
      "2c", // ,
      "7b 22 69 64 22 3a 32 2c", // {"id":2,
      "22 70 61 79 6c 6f 61 64 22 3a", // "payload":
      "6e 75 6c 6c", // null
      "7d", // }
      "5d", // ]
    ],
  },
  {
    circumstance: "a payload keeps the spelling of its numbers and its white space",
    isTyped: false,
    commands: [{ id: -2_147_483_648, payload: utf8('{"a": 1.0}') }],
    value: [{ id: -2_147_483_648, payload: { a: 1 } }],
    hex: [
      "5b 7b", // [{
      "22 69 64 22 3a", // "id":
      "2d 32 31 34 37 34 38 33 36 34 38", // -2147483648
      "2c", // ,
      "22 70 61 79 6c 6f 61 64 22 3a", // "payload":
      "7b 22 61 22 3a 20 31 2e 30 7d", // {"a": 1.0}
      "7d 5d", // }]
    ],
  },
  {
    circumstance: "the endpoint asked for commands of all types",
    isTyped: true,
    commands: [{ id: 7, type: "close-door", payload: utf8('"\u00e9"') }],
    value: [{ id: 7, type: "close-door", payload: "\u00e9" }],
    hex: [
      "5b 7b", // [{
      "22 69 64 22 3a 37", // "id":7
      "2c", // ,
      "22 74 79 70 65 22 3a", // "type":
      "22 63 6c 6f 73 65 2d 64 6f 6f 72 22", // "close-door"
      "2c", // ,
      "22 70 61 79 6c 6f 61 64 22 3a", // "payload":
      "22 c3 a9 22", // the letter e with an acute accent, in quotation marks
      "7d 5d", // }]
    ],
  },
];

/** Payloads that are command responses, though `encodeCommands` would not write them so. */
export const looselySpelledCommandResponses: readonly (readonly [
  payload: string,
  value: readonly ReceivedCommand[],
])[] = [
  [" [ ] ", []],
  ['[{"payload":[],"id":1.0}]', [{ id: 1, payload: [] }]],
  ['[{"\\u0069d":1}]', [{ id: 1 }]],
  ['[{"id":1},{"id":1}]', [{ id: 1 }, { id: 1 }]],
  ['[{"id":4294967296}]', [{ id: 4_294_967_296 }]],
];

/** Payloads that are no command response, with or without types, and what is said about them. */
export const wrongCommandResponses: readonly (readonly [payload: string, problem: RegExp])[] = [
  ["", /^command response: no JSON: the payload is empty$/],
  ["[", /^command response: not JSON: /],
  ["null", /^command response: must be array$/],
  ['{"id":1}', /^command response: must be array$/],
  ["[7]", /^command response: \/0: must be object$/],
  ["[{}]", /^command response: \/0: must have required property 'id'$/],
  ['[{"id":1},{"payload":{}}]', /^command response: \/1: must have required property 'id'$/],
  ['[{"id":"1"}]', /^command response: \/0\/id: must be integer$/],
  ['[{"id":1.5}]', /^command response: \/0\/id: must be integer$/],
  ['[{"id":null}]', /^command response: \/0\/id: must be integer$/],
  ['[{"id":1e999}]', /^command response: \/0\/id: must be integer$/],
  ['[{"id":1,"ttl":5}]', /^command response: \/0: must NOT have additional properties \(found "ttl"\)$/],
  ['\uFEFF[{"id":1}]', /^command response: not JSON: begins with a byte-order mark/],
];
