import type { ConfigUpdated } from "../config-updated.ts";

const ascii = (text: string) => new TextEncoder().encode(text);

/** ConfigUpdated records byte by byte. */
export const configUpdatedVectors: readonly {
  readonly circumstance: string;
  readonly value: ConfigUpdated;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "a new configuration",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      configId: "6046b5",
      contentType: "application/json",
      content: ascii('{"a":1}'),
      originatorReplicaId: "ecr-0",
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "0c 36 30 34 36 62 35", // configId: 6 bytes, "6046b5"
      "20 61 70 70 6c 69 63 61 74 69 6f 6e 2f 6a 73 6f 6e", // contentType: 16 bytes, "application/json"
      "0e 7b 22 61 22 3a 31 7d", // content: 7 bytes, "{"a":1}"
      "02 0a 65 63 72 2d 30", // originatorReplicaId: branch 1, 5 bytes, "ecr-0"
    ],
  },
  {
    circumstance: "the configuration was taken away, the origin is unknown",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      configId: "",
      contentType: "application/json",
      content: ascii("null"),
      originatorReplicaId: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "00", // configId: 0 bytes
      "20 61 70 70 6c 69 63 61 74 69 6f 6e 2f 6a 73 6f 6e", // contentType: 16 bytes, "application/json"
      "08 6e 75 6c 6c", // content: 4 bytes, "null"
      "00", // originatorReplicaId: branch 0, null
    ],
  },
];
