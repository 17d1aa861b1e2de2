import type { AppVersionUpdatedEvent } from "../app-version-updated-event.ts";

/** AppVersionUpdatedEvent records byte by byte. */
export const appVersionUpdatedVectors: readonly {
  readonly circumstance: string;
  readonly value: AppVersionUpdatedEvent;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "an endpoint moved to another version",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 3_600_000,
      appVersionName: "app-v2",
      previousAppVersionName: "app-v1",
      endpointId: "ep-1",
      originatorReplicaId: "epr-0",
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "80 ba b7 03", // timeout: 7200000 in groups of 7 bits
      "0c 61 70 70 2d 76 32", // appVersionName: 6 bytes, "app-v2"
      "0c 61 70 70 2d 76 31", // previousAppVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "0a 65 70 72 2d 30", // originatorReplicaId: 5 bytes, "epr-0"
    ],
  },
  {
    circumstance: "every text is empty or has letters of more than one byte",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "é",
      previousAppVersionName: "",
      endpointId: "😀",
      originatorReplicaId: "",
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "04 c3 a9", // appVersionName: 2 bytes, "é"
      "00", // previousAppVersionName: 0 bytes
      "08 f0 9f 98 80", // endpointId: 4 bytes, "😀"
      "00", // originatorReplicaId: 0 bytes
    ],
  },
];
