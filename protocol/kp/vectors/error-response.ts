import type { ErrorResponse } from "../error-response.ts";

/** Payloads of error topics, byte by byte. */
export const errorResponseVectors: readonly {
  readonly circumstance: string;
  readonly value: ErrorResponse;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "plain letters",
    value: { statusCode: 404, reasonPhrase: "No" },
    hex: [
      "7b", // {
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a", // "statusCode":
      "34 30 34", // 404
      "2c", // ,
      "22 72 65 61 73 6f 6e 50 68 72 61 73 65 22 3a", // "reasonPhrase":
      "22 4e 6f 22", // "No"
      "7d", // }
    ],
  },
  {
    circumstance: "a quotation mark and a letter of two bytes",
    value: { statusCode: 400, reasonPhrase: '"é' },
    hex: [
      "7b", // {
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a", // "statusCode":
      "34 30 30", // 400
      "2c", // ,
      "22 72 65 61 73 6f 6e 50 68 72 61 73 65 22 3a", // "reasonPhrase":
      "22 5c 22 c3 a9 22", // "\"é"
      "7d", // }
    ],
  },
];

/** Payloads that an error topic must not carry, and a part of what is said about them. */
export const wrongErrorResponses: readonly (readonly [payload: string, problem: RegExp])[] = [
  ["", /^error response: no JSON: the payload is empty/],
  ["{", /^error response: not JSON: .*line 1 column 2/],
  ["null", /^error response: must be object$/],
  ["[]", /^error response: must be object$/],
  ["{}", /^error response: must have required property 'statusCode'$/],
  ['{"statusCode":404}', /^error response: must have required property 'reasonPhrase'$/],
  ['{"statusCode":"404","reasonPhrase":"No"}', /^error response: \/statusCode: must be integer$/],
  ['{"statusCode":4.5,"reasonPhrase":"No"}', /^error response: \/statusCode: must be integer$/],
  ['{"statusCode":404,"reasonPhrase":null}', /^error response: \/reasonPhrase: must be string$/],
  ['{"statusCode":404,"reasonPhrase":"No","a":1}', /must NOT have additional properties \(found "a"\)$/],
];
