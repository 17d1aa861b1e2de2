import type { AvroSchemaSet } from "../../avro/index.ts";
import type { ConfigRequest } from "../config-request.ts";

/** ConfigRequest records byte by byte. */
export const configRequestVectors: readonly {
  readonly circumstance: string;
  readonly set: AvroSchemaSet;
  readonly value: ConfigRequest;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "every field has a value",
    set: "2026-01",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 3000,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      configId: "6046b5",
      configName: "network",
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "f0 2e", // timeout: 6000 = 112 + 46 * 128
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "02 0c 36 30 34 36 62 35", // configId: branch 1, 6 bytes, "6046b5"
      "02 0e 6e 65 74 77 6f 72 6b", // configName: branch 1, 7 bytes, "network"
    ],
  },
  {
    circumstance: "every field is null that may be",
    set: "2026-01",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      configId: null,
      configName: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "00", // configId: branch 0, null
      "00", // configName: branch 0, null
    ],
  },
  {
    circumstance: "every field of the older set has a value",
    set: "2020-05",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 3000,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      configId: "6046b5",
      configName: null,
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "f0 2e", // timeout: 6000 = 112 + 46 * 128
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "02 0c 36 30 34 36 62 35", // configId: branch 1, 6 bytes, "6046b5"
    ],
  },
  {
    circumstance: "every field of the older set is null that may be",
    set: "2020-05",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      configId: null,
      configName: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "00", // configId: branch 0, null
    ],
  },
];
