import type { BroadcastConfigurationUpdateEvent } from "../broadcast-configuration-update-event.ts";

/** BroadcastConfigurationUpdateEvent records byte by byte. */
export const broadcastConfigurationUpdateVectors: readonly {
  readonly circumstance: string;
  readonly value: BroadcastConfigurationUpdateEvent;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "changes in more than one tenant or application",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      originatorReplicaId: "tek-0",
      tenantID: null,
      appName: null,
      appVerName: null,
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "0a 74 65 6b 2d 30", // originatorReplicaId: 5 bytes, "tek-0"
      "00", // tenantID: branch 0, null
      "00", // appName: branch 0, null
      "00", // appVerName: branch 0, null
    ],
  },
  {
    circumstance: "a change in a tenant",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      originatorReplicaId: "tek-0",
      tenantID: "kaa",
      appName: null,
      appVerName: null,
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "0a 74 65 6b 2d 30", // originatorReplicaId: 5 bytes, "tek-0"
      "02 06 6b 61 61", // tenantID: branch 1, 3 bytes, "kaa"
      "00", // appName: branch 0, null
      "00", // appVerName: branch 0, null
    ],
  },
  {
    circumstance: "a change of an application",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      originatorReplicaId: "tek-1",
      tenantID: "kaa",
      appName: "app",
      appVerName: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "0a 74 65 6b 2d 31", // originatorReplicaId: 5 bytes, "tek-1"
      "02 06 6b 61 61", // tenantID: branch 1, 3 bytes, "kaa"
      "02 06 61 70 70", // appName: branch 1, 3 bytes, "app"
      "00", // appVerName: branch 0, null
    ],
  },
  {
    circumstance: "a change of an appversion",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      originatorReplicaId: "tek-1",
      tenantID: "kaa",
      appName: "app",
      appVerName: "app-v1",
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "0a 74 65 6b 2d 31", // originatorReplicaId: 5 bytes, "tek-1"
      "02 06 6b 61 61", // tenantID: branch 1, 3 bytes, "kaa"
      "02 06 61 70 70", // appName: branch 1, 3 bytes, "app"
      "02 0c 61 70 70 2d 76 31", // appVerName: branch 1, 6 bytes, "app-v1"
    ],
  },
  {
    circumstance: "every text is empty or has letters of more than one byte",
    value: {
      correlationId: "",
      timestamp: 0,
      originatorReplicaId: "",
      tenantID: "😀",
      appName: "é",
      appVerName: "",
    },
    hex: [
      "00", // correlationId: 0 bytes
      "00", // timestamp: 0
      "00", // originatorReplicaId: 0 bytes
      "02 08 f0 9f 98 80", // tenantID: branch 1, 4 bytes, "😀"
      "02 04 c3 a9", // appName: branch 1, 2 bytes, "é"
      "02 00", // appVerName: branch 1, 0 bytes
    ],
  },
];
