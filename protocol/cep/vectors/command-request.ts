import type { CommandRequest } from "../command-request.ts";

/** Command requests, byte by byte. */
export const commandRequestVectors: readonly {
  readonly circumstance: string;
  readonly value: CommandRequest;
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
    circumstance: "the endpoint does not observe",
    value: { observe: false },
    hex: [
      "7b", // {
      "22 6f 62 73 65 72 76 65 22 3a", // "observe":
      "66 61 6c 73 65", // false
      "7d", // }
    ],
  },
];

/** Payloads that are no command request, and what is said about them. */
export const wrongCommandRequests: readonly (readonly [payload: string, problem: RegExp])[] = [
  ["", /^command request: no JSON: the payload is empty$/],
  ["observe", /^command request: not JSON: /],
  ['{"observe":true', /^command request: not JSON: /],
  ["null", /^command request: must be object$/],
  ["true", /^command request: must be object$/],
  ["[]", /^command request: must be object$/],
  ['{"observe":"true"}', /^command request: \/observe: must be boolean$/],
  ['{"observe":1}', /^command request: \/observe: must be boolean$/],
  ['{"observe":null}', /^command request: \/observe: must be boolean$/],
  ['{"Observe":true}', /^command request: must NOT have additional properties \(found "Observe"\)$/],
  ['{"observe":true,"id":7}', /^command request: must NOT have additional properties \(found "id"\)$/],
  ["\uFEFF{}", /^command request: not JSON: begins with a byte-order mark/],
];
