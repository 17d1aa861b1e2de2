/** One row: a unit of the source tree and the units of ours that it may import. Itself it may always import. */
export interface Row {
  /** A folder; `*` stands for any one folder name, and the first row that fits a file rules. */
  readonly unit: string;
  readonly mayImport: readonly string[];
}

const PROTOCOL = "protocol/*";
const ANYTHING = "**";

/**
 * Who may import whom. Inside `protocol/`, a protocol may import only those that its document cites. `ANYTHING` is
 * for the places that put all parts together.
 */
export const IMPORT_TABLE: readonly Row[] = [
  { unit: "runtime", mayImport: [] },

  { unit: "protocol/avro", mayImport: [] },
  { unit: "protocol/gjson", mayImport: [] },
  { unit: "protocol/json", mayImport: ["protocol/avro"] },
  { unit: "protocol/ism", mayImport: ["protocol/avro", "protocol/json"] },
  { unit: "protocol/kp", mayImport: ["protocol/json"] },
  { unit: "protocol/esp", mayImport: ["protocol/ism", "protocol/avro", "protocol/json"] },
  { unit: "protocol/cdtp", mayImport: ["protocol/ism", "protocol/avro", "protocol/json"] },
  { unit: "protocol/cmp", mayImport: ["protocol/kp", "protocol/json"] },
  { unit: "protocol/cep", mayImport: ["protocol/json"] },
  { unit: "protocol/cip", mayImport: ["protocol/ism", "protocol/avro"] },
  { unit: "protocol/adx", mayImport: ["protocol/json"] },
  { unit: "protocol/elce", mayImport: ["protocol/ism", "protocol/avro", "protocol/json"] },
  { unit: "protocol/raw-2017", mayImport: ["protocol/kp", "protocol/ism", "protocol/avro", "protocol/json"] },
  { unit: "protocol/scmp", mayImport: ["protocol/ism", "protocol/avro", "protocol/json"] },
  { unit: "protocol/tle", mayImport: ["protocol/ism", "protocol/avro", "protocol/json"] },

  { unit: "transport/contract", mayImport: ["transport", "runtime"] },
  { unit: "transport", mayImport: ["transport/contract", "runtime"] },
  { unit: "backing-services", mayImport: ["transport", "transport/contract", "runtime"] },

  { unit: "reference-impl/service", mayImport: [PROTOCOL, "transport", "runtime"] },
  { unit: "reference-impl/*", mayImport: ["reference-impl/service", PROTOCOL, "transport", "runtime"] },
  { unit: "mutants", mayImport: ["reference-impl/*", PROTOCOL, "transport", "runtime"] },

  { unit: "simulators/announcing", mayImport: ["transport", "runtime"] },
  { unit: "simulators/control", mayImport: [PROTOCOL, "transport", "runtime"] },
  {
    unit: "simulators/fleet",
    mayImport: [
      "simulators/control",
      "simulators/endpoint",
      "simulators/communication-service",
      PROTOCOL,
      "transport",
      "runtime",
    ],
  },
  {
    unit: "simulators/raw-2017",
    mayImport: ["simulators/announcing", "simulators/control", "simulators/endpoint", PROTOCOL, "transport", "runtime"],
  },
  {
    unit: "simulators/*",
    mayImport: ["simulators/announcing", "simulators/control", PROTOCOL, "transport", "runtime"],
  },

  { unit: "conformance/requirements", mayImport: [PROTOCOL, "runtime"] },
  { unit: "conformance/checks", mayImport: [PROTOCOL, "runtime"] },
  {
    unit: "conformance/targets",
    mayImport: ["conformance/checks", "conformance/requirements", PROTOCOL, "transport", "runtime"],
  },
  {
    unit: "conformance/verdicts",
    mayImport: ["conformance/checks", "conformance/requirements", PROTOCOL, "runtime"],
  },

  {
    unit: "world",
    mayImport: ["conformance/*", "simulators/*", "backing-services", "transport", PROTOCOL, "runtime"],
  },
  { unit: "steps", mayImport: ["world", "conformance/*", PROTOCOL, "runtime"] },
  { unit: "reports", mayImport: ["conformance/verdicts", PROTOCOL, "runtime"] },

  { unit: "cli", mayImport: [ANYTHING] },
  { unit: "bench", mayImport: [ANYTHING] },
  {
    unit: "endurance",
    mayImport: [
      "world",
      "conformance/*",
      "simulators/*",
      "reference-impl/*",
      "backing-services",
      "transport",
      PROTOCOL,
      "runtime",
    ],
  },
  { unit: "acceptance", mayImport: [] },
  { unit: "tools", mayImport: [] },
];

/** What one file may import beyond the row of its unit. */
export const FILE_EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  "conformance/targets/in-process.ts": ["reference-impl/*"],
  // What an adapter of a database does can be tested with a real one only.
  "reference-impl/cex/store/postgres/postgres-store.test.ts": ["backing-services"],
};
