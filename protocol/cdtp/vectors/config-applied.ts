import type { ConfigApplied } from "../config-applied.ts";

/** ConfigApplied records byte by byte. */
export const configAppliedVectors: readonly {
  readonly circumstance: string;
  readonly value: ConfigApplied;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "the endpoint refused the configuration",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      configId: "6046b5",
      originatorReplicaId: "cmx-0",
      statusCode: 400,
      reasonPhrase: "WPA2",
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "0c 36 30 34 36 62 35", // configId: 6 bytes, "6046b5"
      "02 0a 63 6d 78 2d 30", // originatorReplicaId: branch 1, 5 bytes, "cmx-0"
      "a0 06", // statusCode: 800 = 32 + 6 * 128
      "02 08 57 50 41 32", // reasonPhrase: branch 1, 4 bytes, "WPA2"
    ],
  },
  {
    circumstance: "every field is null that may be",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      configId: "6046b5",
      originatorReplicaId: null,
      statusCode: 200,
      reasonPhrase: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "0c 36 30 34 36 62 35", // configId: 6 bytes, "6046b5"
      "00", // originatorReplicaId: branch 0, null
      "90 03", // statusCode: 400 = 16 + 3 * 128
      "00", // reasonPhrase: branch 0, null
    ],
  },
];
