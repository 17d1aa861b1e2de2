import type { ConfigurationResponse, ResponseEnvelope } from "../configuration-response.ts";

/** Configuration responses, byte by byte, and the envelopes in which they are right. */
export const configurationResponseVectors: readonly {
  readonly circumstance: string;
  readonly envelopes: readonly ResponseEnvelope[];
  readonly value: ConfigurationResponse;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "the configuration is unchanged",
    envelopes: ["rfc", "deployed"],
    value: {},
    hex: ["7b 7d"], // {}
  },
  {
    circumstance: "there is a configuration",
    envelopes: ["rfc", "deployed"],
    value: { configId: "6046b5", config: { a: 1 } },
    hex: [
      "7b", // {
      "22 63 6f 6e 66 69 67 49 64 22 3a", // "configId":
      "22 36 30 34 36 62 35 22", // "6046b5"
      "2c", // ,
      "22 63 6f 6e 66 69 67 22 3a", // "config":
      "7b 22 61 22 3a 31 7d", // {"a":1}
      "7d", // }
    ],
  },
  {
    circumstance: "no configuration is assigned",
    envelopes: ["rfc", "deployed"],
    value: { configId: "", config: null },
    hex: [
      "7b", // {
      "22 63 6f 6e 66 69 67 49 64 22 3a", // "configId":
      "22 22", // ""
      "2c", // ,
      "22 63 6f 6e 66 69 67 22 3a", // "config":
      "6e 75 6c 6c", // null
      "7d", // }
    ],
  },
  {
    circumstance: "half of the pair is missing, which is not a matter of form",
    envelopes: ["rfc", "deployed"],
    value: { config: [] },
    hex: [
      "7b", // {
      "22 63 6f 6e 66 69 67 22 3a", // "config":
      "5b 5d", // []
      "7d", // }
    ],
  },
  {
    circumstance: "a status stands beside the configuration",
    envelopes: ["deployed"],
    value: { configId: "", config: null, statusCode: 200, reasonPhrase: "OK" },
    hex: [
      "7b", // {
      "22 63 6f 6e 66 69 67 49 64 22 3a", // "configId":
      "22 22", // ""
      "2c", // ,
      "22 63 6f 6e 66 69 67 22 3a", // "config":
      "6e 75 6c 6c", // null
      "2c", // ,
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a", // "statusCode":
      "32 30 30", // 200
      "2c", // ,
      "22 72 65 61 73 6f 6e 50 68 72 61 73 65 22 3a", // "reasonPhrase":
      "22 4f 4b 22", // "OK"
      "7d", // }
    ],
  },
];

/** Payloads that are no configuration response in any envelope, and what is said about them. */
export const wrongConfigurationResponses: readonly (readonly [payload: string, problem: RegExp])[] = [
  ["", /^configuration response: no JSON: the payload is empty$/],
  ["null", /^configuration response: must be object$/],
  ['{"configId":7,"config":{}}', /^configuration response: \/configId: must be string$/],
  ['{"id":7}', /^configuration response: must NOT have additional properties \(found "id"\)$/],
];
