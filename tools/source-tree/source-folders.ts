/** The folders at the root of the project that hold its TypeScript sources. */
export const SOURCE_FOLDERS = [
  "runtime",
  "protocol",
  "transport",
  "backing-services",
  "reference-impl",
  "mutants",
  "simulators",
  "conformance",
  "world",
  "steps",
  "reports",
  "cli",
  "bench",
  "acceptance",
  "endurance",
  "tools",
] as const;

/** Folders that hold results or the work of others. A name with a slash is a path from the root. */
export const PASSED_OVER = ["node_modules", "dist", "coverage", "reports/out"] as const;
