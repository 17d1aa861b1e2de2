import type { Confirmation } from "../confirmation.ts";

/** Confirmations of endpoints, byte by byte. */
export const confirmationVectors: readonly {
  readonly circumstance: string;
  readonly value: Confirmation;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "the configuration was taken",
    value: { id: 42, status: "ok" },
    hex: [
      "7b", // {
      "22 69 64 22 3a", // "id":
      "34 32", // 42
      "2c", // ,
      "22 73 74 61 74 75 73 22 3a", // "status":
      "22 6f 6b 22", // "ok"
      "7d", // }
    ],
  },
  {
    circumstance: "it was not, for a reason",
    value: { id: "42", status: "too hot" },
    hex: [
      "7b", // {
      "22 69 64 22 3a", // "id":
      "22 34 32 22", // "42"
      "2c", // ,
      "22 73 74 61 74 75 73 22 3a", // "status":
      "22 74 6f 6f 20 68 6f 74 22", // "too hot"
      "7d", // }
    ],
  },
];

/** Payloads that are no confirmation, and what is said about them. */
export const wrongConfirmations: readonly (readonly [payload: string, problem: RegExp])[] = [
  ["ok", /^confirmation: not JSON: /],
  ['{"status":"ok"}', /^confirmation: must have required property 'id'$/],
  ['{"id":42}', /^confirmation: must have required property 'status'$/],
  ['{"id":42,"status":0}', /^confirmation: \/status: must be string$/],
  ['{"id":{},"status":"ok"}', /^confirmation: \/id: must be a string or a number$/],
];
