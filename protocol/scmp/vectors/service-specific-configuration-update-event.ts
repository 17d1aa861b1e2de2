import type { ServiceSpecificConfigurationUpdateEvent } from "../service-specific-configuration-update-event.ts";

/** ServiceSpecificConfigurationUpdateEvent records byte by byte. */
export const serviceSpecificConfigurationUpdateVectors: readonly {
  readonly circumstance: string;
  readonly value: ServiceSpecificConfigurationUpdateEvent;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "a change in a tenant",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      tenantID: "kaa",
      appName: null,
      appVerName: null,
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "06 6b 61 61", // tenantID, which is no union: 3 bytes, "kaa"
      "00", // appName: branch 0, null
      "00", // appVerName: branch 0, null
    ],
  },
  {
    circumstance: "a change of an application",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      tenantID: "kaa",
      appName: "app",
      appVerName: null,
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "06 6b 61 61", // tenantID: 3 bytes, "kaa"
      "02 06 61 70 70", // appName: branch 1, 3 bytes, "app"
      "00", // appVerName: branch 0, null
    ],
  },
  {
    circumstance: "a change of an appversion",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      tenantID: "kaa",
      appName: "app",
      appVerName: "app-v1",
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "06 6b 61 61", // tenantID: 3 bytes, "kaa"
      "02 06 61 70 70", // appName: branch 1, 3 bytes, "app"
      "02 0c 61 70 70 2d 76 31", // appVerName: branch 1, 6 bytes, "app-v1"
    ],
  },
  {
    circumstance: "every text is empty or has letters of more than one byte",
    value: {
      correlationId: "",
      timestamp: 0,
      tenantID: "",
      appName: "é",
      appVerName: "😀",
    },
    hex: [
      "00", // correlationId: 0 bytes
      "00", // timestamp: 0
      "00", // tenantID: 0 bytes
      "02 04 c3 a9", // appName: branch 1, 2 bytes, "é"
      "02 08 f0 9f 98 80", // appVerName: branch 1, 4 bytes, "😀"
    ],
  },
];
