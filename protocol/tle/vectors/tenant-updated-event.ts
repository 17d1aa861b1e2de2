import type { TenantUpdatedEvent } from "../tenant-updated-event.ts";

/** TenantUpdatedEvent records byte by byte. */
export const tenantUpdatedVectors: readonly {
  readonly circumstance: string;
  readonly value: TenantUpdatedEvent;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "a secret of a tenant changed",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 3_600_000,
      tenantId: "t-1",
      originatorReplicaId: "tm-0",
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "80 ba b7 03", // timeout: 7200000 in groups of 7 bits
      "06 74 2d 31", // tenantId: 3 bytes, "t-1"
      "08 74 6d 2d 30", // originatorReplicaId: 4 bytes, "tm-0"
    ],
  },
  {
    circumstance: "every text is empty or has letters of more than one byte",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      tenantId: "é😀",
      originatorReplicaId: "",
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp, as above
      "00", // timeout: 0
      "0c c3 a9 f0 9f 98 80", // tenantId: 6 bytes, "é" of 2 and "😀" of 4
      "00", // originatorReplicaId: empty
    ],
  },
];
