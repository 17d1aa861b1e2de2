import type { ConfigurationRequest } from "../configuration-request.ts";

/** Configuration requests, byte by byte. */
export const configurationRequestVectors: readonly {
  readonly circumstance: string;
  readonly value: ConfigurationRequest;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "nothing is said",
    value: {},
    hex: ["7b 7d"], // {}
  },
  {
    circumstance: "the endpoint observes",
    value: { observe: true },
    hex: [
      "7b", // {
      "22 6f 62 73 65 72 76 65 22 3a", // "observe":
      "74 72 75 65", // true
      "7d", // }
    ],
  },
  {
    circumstance: "the endpoint has a configuration and does not observe",
    value: { configId: "6046b5", observe: false },
    hex: [
      "7b", // {
      "22 63 6f 6e 66 69 67 49 64 22 3a", // "configId":
      "22 36 30 34 36 62 35 22", // "6046b5"
      "2c", // ,
      "22 6f 62 73 65 72 76 65 22 3a", // "observe":
      "66 61 6c 73 65", // false
      "7d", // }
    ],
  },
  {
    circumstance: "the endpoint knows that it has no configuration",
    value: { configId: "" },
    hex: [
      "7b", // {
      "22 63 6f 6e 66 69 67 49 64 22 3a", // "configId":
      "22 22", // ""
      "7d", // }
    ],
  },
];

/** Payloads that are no configuration request, and what is said about them. */
export const wrongConfigurationRequests: readonly (readonly [payload: string, problem: RegExp])[] = [
  ["", /^configuration request: no JSON: the payload is empty$/],
  ["observe", /^configuration request: not JSON: /],
  ["null", /^configuration request: must be object$/],
  ["[]", /^configuration request: must be object$/],
  ['{"configId":7}', /^configuration request: \/configId: must be string$/],
  ['{"configId":null}', /^configuration request: \/configId: must be string$/],
  ['{"observe":"true"}', /^configuration request: \/observe: must be boolean$/],
  ['{"id":7}', /^configuration request: must NOT have additional properties \(found "id"\)$/],
  ["\uFEFF{}", /^configuration request: not JSON: begins with a byte-order mark/],
];
