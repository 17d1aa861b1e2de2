import type { DisconnectedEvent } from "../disconnected-event.ts";

/** DisconnectedEvent records byte by byte. */
export const disconnectedVectors: readonly {
  readonly circumstance: string;
  readonly value: DisconnectedEvent;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "one endpoint disconnected",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      endpoints: new Map([["ep-1", "app-v1"]]),
      originatorReplicaId: "kpc-0",
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "02", // endpoints: a block of 1 entry
      "08 65 70 2d 31", // key: 4 bytes, "ep-1"
      "0c 61 70 70 2d 76 31", // value: 6 bytes, "app-v1"
      "00", // the end of endpoints
      "0a 6b 70 63 2d 30", // originatorReplicaId: 5 bytes, "kpc-0"
    ],
  },
  {
    circumstance: "several endpoints disconnected that share a client",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 3_600_000,
      endpoints: new Map([
        ["ep-2", "app-v1"],
        ["1", "é"],
        ["__proto__", ""],
      ]),
      originatorReplicaId: "kpc-1",
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "80 ba b7 03", // timeout: 7200000 in groups of 7 bits
      "06", // endpoints: a block of 3 entries
      "08 65 70 2d 32", // key: 4 bytes, "ep-2"
      "0c 61 70 70 2d 76 31", // value: 6 bytes, "app-v1"
      "02 31", // key: 1 byte, "1"
      "04 c3 a9", // value: 2 bytes, "é"
      "12 5f 5f 70 72 6f 74 6f 5f 5f", // key: 9 bytes, "__proto__"
      "00", // value: 0 bytes
      "00", // the end of endpoints
      "0a 6b 70 63 2d 31", // originatorReplicaId: 5 bytes, "kpc-1"
    ],
  },
  {
    circumstance: "there are no endpoints, which says nothing but is an event",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      endpoints: new Map(),
      originatorReplicaId: "",
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "00", // endpoints: the end
      "00", // originatorReplicaId: 0 bytes
    ],
  },
];
