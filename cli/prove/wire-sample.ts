/**
 * Mutants that are also judged over the wire: at least one for each protocol whose rules bind a service, and for the
 * drafts of 2017. None needs a world of its own, and few of their faults show by silence, for which one has to wait.
 */
export const WIRE_SAMPLE: readonly string[] = [
  "adx-floating-point-numbers",
  "cdtp-answers-to-inbox",
  "cep-takes-sound-part-of-report",
  "cex-text-that-reads-as-json",
  "cip-drops-reason-of-faults",
  "cmp-drops-nulls",
  "cmx-serves-any-appversion",
  "esp-cuts-request-identifier",
  "ism-timestamp-of-request",
  "raw-drops-null-entries",
];
