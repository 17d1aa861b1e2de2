/** Codes of errors that say that the surroundings of a run are not what it needs. */
const INCOMPLETE_CODES = new Set([
  "BROKER_UNAVAILABLE",
  "BROKER_START_FAILED",
  "DATABASE_UNAVAILABLE",
  "DATABASE_START_FAILED",
  "DATABASE_REFUSED",
  "BUS_UNREACHABLE",
  "BUS_REFUSED",
  "ADDRESS_IN_USE",
  "SERVICE_SILENT",
]);

/** Whether an error means that a run cannot be complete here, rather than that Kaaliper is at fault. */
export function isIncomplete(cause: unknown): cause is Error & { readonly code: string } {
  return (
    cause instanceof Error && "code" in cause && typeof cause.code === "string" && INCOMPLETE_CODES.has(cause.code)
  );
}
