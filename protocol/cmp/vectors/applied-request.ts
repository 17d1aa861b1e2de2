import type { AppliedRequest } from "../applied-request.ts";

/** Applied requests, byte by byte. */
export const appliedRequestVectors: readonly {
  readonly circumstance: string;
  readonly value: AppliedRequest;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "the configuration was applied",
    value: { configId: "6046b5" },
    hex: [
      "7b", // {
      "22 63 6f 6e 66 69 67 49 64 22 3a", // "configId":
      "22 36 30 34 36 62 35 22", // "6046b5"
      "7d", // }
    ],
  },
  {
    circumstance: "the configuration was refused",
    value: { configId: "6046b5", statusCode: 400, reasonPhrase: "WPA2" },
    hex: [
      "7b", // {
      "22 63 6f 6e 66 69 67 49 64 22 3a", // "configId":
      "22 36 30 34 36 62 35 22", // "6046b5"
      "2c", // ,
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a", // "statusCode":
      "34 30 30", // 400
      "2c", // ,
      "22 72 65 61 73 6f 6e 50 68 72 61 73 65 22 3a", // "reasonPhrase":
      "22 57 50 41 32 22", // "WPA2"
      "7d", // }
    ],
  },
  {
    circumstance: "the absence of a configuration was applied, with a status that is no whole number",
    value: { configId: "", statusCode: 200.5 },
    hex: [
      "7b", // {
      "22 63 6f 6e 66 69 67 49 64 22 3a", // "configId":
      "22 22", // ""
      "2c", // ,
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a", // "statusCode":
      "32 30 30 2e 35", // 200.5
      "7d", // }
    ],
  },
];

/** Payloads that hold nulls, and what they mean to a lenient reader; a strict one refuses them. */
export const appliedRequestsWithNulls: readonly (readonly [payload: string, value: AppliedRequest])[] = [
  ['{"configId":"a","reasonPhrase":null}', { configId: "a" }],
  ['{"configId":"a","statusCode":null}', { configId: "a" }],
  ['{"configId":"a","statusCode":null,"reasonPhrase":null}', { configId: "a" }],
  ['{"configId":"a","statusCode":400,"reasonPhrase":null}', { configId: "a", statusCode: 400 }],
  ['{"configId":"a","statusCode":null,"reasonPhrase":"b"}', { configId: "a", reasonPhrase: "b" }],
];

/** Payloads that are no applied request to any reader, and what is said about them. */
export const wrongAppliedRequests: readonly (readonly [payload: string, problem: RegExp])[] = [
  ["", /^applied request: no JSON: the payload is empty$/],
  ["null", /^applied request: must be object$/],
  ["{}", /^applied request: must have required property 'configId'$/],
  ['{"statusCode":200}', /^applied request: must have required property 'configId'$/],
  ['{"configId":null}', /^applied request: \/configId: must be string$/],
  ['{"configId":7}', /^applied request: \/configId: must be string$/],
  ['{"configId":"a","statusCode":"200"}', /^applied request: \/statusCode: must be number(,null)?$/],
  ['{"configId":"a","statusCode":1e999}', /^applied request: \/statusCode: must be number(,null)?$/],
  ['{"configId":"a","reasonPhrase":7}', /^applied request: \/reasonPhrase: must be string(,null)?$/],
  ['{"configId":"a","config":{}}', /^applied request: must NOT have additional properties \(found "config"\)$/],
];
