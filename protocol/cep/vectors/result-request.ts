import type { ExecutionResult } from "../result-request.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const ofOne = (result: Partial<ExecutionResult>): readonly ExecutionResult[] => [
  { commandId: 1, statusCode: 200, reasonPhrase: null, payload: null, ...result },
];

/** Result requests, byte by byte. */
export const resultRequestVectors: readonly {
  readonly circumstance: string;
  readonly value: readonly ExecutionResult[];
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "there are no results",
    value: [],
    hex: ["5b 5d"], // []
  },
  {
    circumstance: "a command was executed",
    value: [{ commandId: 7, statusCode: 200, reasonPhrase: null, payload: null }],
    hex: [
      "5b 7b", // [{
      "22 69 64 22 3a 37", // "id":7
      "2c", // ,
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a 32 30 30", // "statusCode":200
      "7d 5d", // }]
    ],
  },
  {
    circumstance: "several results, with all that there may be, and with payloads that parsing would spell anew",
    value: [
      { commandId: 7, statusCode: 500, reasonPhrase: "jam", payload: utf8('{"a": 1.0}') },
      { commandId: -2_147_483_648, statusCode: 2_147_483_647, reasonPhrase: "", payload: utf8("1e2") },
      { commandId: 8, statusCode: 200, reasonPhrase: null, payload: utf8("null") },
    ],
    hex: [
      "5b 7b", // [{
      "22 69 64 22 3a 37", // "id":7
      "2c", // ,
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a 35 30 30", // "statusCode":500
      "2c", // ,
      "22 72 65 61 73 6f 6e 50 68 72 61 73 65 22 3a 22 6a 61 6d 22", // "reasonPhrase":"jam"
      "2c", // ,
      "22 70 61 79 6c 6f 61 64 22 3a", // "payload":
      "7b 22 61 22 3a 20 31 2e 30 7d", // {"a": 1.0}
      "7d 2c 7b", // },{
      "22 69 64 22 3a 2d 32 31 34 37 34 38 33 36 34 38", // "id":-2147483648
      "2c", // ,
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a", // "statusCode":
      "32 31 34 37 34 38 33 36 34 37", // 2147483647
      "2c", // ,
      "22 72 65 61 73 6f 6e 50 68 72 61 73 65 22 3a 22 22", // "reasonPhrase":""
      "2c", // ,
      "22 70 61 79 6c 6f 61 64 22 3a 31 65 32", // "payload":1e2
      "7d 2c 7b", // },{
      "22 69 64 22 3a 38", // "id":8
      "2c", // ,
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a 32 30 30", // "statusCode":200
      "2c", // ,
      "22 70 61 79 6c 6f 61 64 22 3a 6e 75 6c 6c", // "payload":null
      "7d 5d", // }]
    ],
  },
];

/** Payloads that are result requests to every reader, though `encodeResults` would not write them so. */
export const toleratedResultRequests: readonly (readonly [payload: string, value: readonly ExecutionResult[]])[] = [
  [" [ ] ", []],
  ['\n[ { "id" : 1 , "statusCode" : 200 } ]\r\n', ofOne({})],
  ['[{"statusCode":2e2,"id":1.0}]', ofOne({})],
  ['[{"id":1,"statusCode":200,"payload":  {"b":[1.50,-0]}\t}]', ofOne({ payload: utf8('{"b":[1.50,-0]}') })],
  ['[{"id":1,"payload":"],{\\"\\\\","statusCode":200}]', ofOne({ payload: utf8('"],{\\"\\\\"') })],
  ['[{"id":1,"statusCode":200,"payload":12345678901234567890}]', ofOne({ payload: utf8("12345678901234567890") })],
  ['[{"id":1,"statusCode":200,"payload":{"payload":1}}]', ofOne({ payload: utf8('{"payload":1}') })],
  ['[{"id":1,"statusCode":200,"\\u0070ayload":"\\u00e9"}]', ofOne({ payload: utf8('"\\u00e9"') })],
  ['[{"id":1,"statusCode":200,"payload":1,"payload":2.0}]', ofOne({ payload: utf8("2.0") })],
  ['[{"id":5,"statusCode":200,"id":1}]', ofOne({})],
  ['[{"id":1,"statusCode":200},{"id":1,"statusCode":500}]', [...ofOne({}), ...ofOne({ statusCode: 500 })]],
];

/** Payloads that a strict reader refuses in these words, and what a tolerant one makes of them. */
export const untoleratedResultRequests: readonly (readonly [
  payload: string,
  problem: RegExp,
  value: readonly ExecutionResult[],
])[] = [
  [
    '[{"id":1,"statusCode":200,"type":"reboot"}]',
    /^result request: \/0: must NOT have additional properties \(found "type"\)$/,
    ofOne({}),
  ],
  [
    '[{"id":1,"statusCode":200,"__proto__":{"payload":1}}]',
    /^result request: \/0: must NOT have additional properties \(found "__proto__"\)$/,
    ofOne({}),
  ],
  ['[{"id":1,"statusCode":200,"reasonPhrase":null}]', /^result request: \/0\/reasonPhrase: must be string$/, ofOne({})],
];

/** Payloads that are no result request to any reader, and what is said about them. */
export const wrongResultRequests: readonly (readonly [payload: string, problem: RegExp])[] = [
  ["", /^result request: no JSON: the payload is empty$/],
  ["[", /^result request: not JSON: /],
  ["{", /^result request: not JSON: /],
  ["null", /^result request: must be array$/],
  ["200", /^result request: must be array$/],
  ['"[]"', /^result request: must be array$/],
  ["[null]", /^result request: \/0: must be object$/],
  ["[[]]", /^result request: \/0: must be object$/],
  ["[{}]", /^result request: \/0: must have required property 'id'$/],
  ['[{"id":1}]', /^result request: \/0: must have required property 'statusCode'$/],
  ['[{"statusCode":200}]', /^result request: \/0: must have required property 'id'$/],
  ['[{"commandId":1,"statusCode":200}]', /^result request: \/0: must have required property 'id'$/],
  ['[{"id":"1","statusCode":200}]', /^result request: \/0\/id: must be integer$/],
  ['[{"id":1.5,"statusCode":200}]', /^result request: \/0\/id: must be integer$/],
  ['[{"id":null,"statusCode":200}]', /^result request: \/0\/id: must be integer$/],
  ['[{"id":2147483648,"statusCode":200}]', /^result request: \/0\/id: must be <= 2147483647$/],
  ['[{"id":-2147483649,"statusCode":200}]', /^result request: \/0\/id: must be >= -2147483648$/],
  ['[{"id":1,"statusCode":null}]', /^result request: \/0\/statusCode: must be integer$/],
  ['[{"id":1,"statusCode":"200"}]', /^result request: \/0\/statusCode: must be integer$/],
  ['[{"id":1,"statusCode":200.5}]', /^result request: \/0\/statusCode: must be integer$/],
  ['[{"id":1,"statusCode":4294967496}]', /^result request: \/0\/statusCode: must be <= 2147483647$/],
  ['[{"id":1,"statusCode":200,"reasonPhrase":7}]', /^result request: \/0\/reasonPhrase: must be string(,null)?$/],
  ['[{"id":1,"statusCode":200},{"id":2}]', /^result request: \/1: must have required property 'statusCode'$/],
  ['\uFEFF[{"id":1,"statusCode":200}]', /^result request: not JSON: begins with a byte-order mark/],
  ['\uFEFF{"id":1,"statusCode":200}', /^result request: not JSON: begins with a byte-order mark/],
];
