import { TargetFileError } from "../conformance/targets/index.ts";
import { EXIT } from "../conformance/verdicts/index.ts";
import { ReportError } from "../reports/index.ts";
import { TransportError } from "../transport/index.ts";
import { isIncomplete } from "./incomplete.ts";
import { UsageError } from "./usage-error.ts";

/** What an exception that reached the top means. A stack trace is shown only for what is our own fault. */
export function explain(cause: unknown): { readonly code: number; readonly message: string } {
  if (cause instanceof UsageError || cause instanceof TargetFileError || cause instanceof ReportError) {
    return { code: EXIT.usage, message: `${cause.message}\nSee npm run conformance -- --help` };
  }
  if (cause instanceof TransportError && cause.code === "INVALID_ADDRESS") {
    return { code: EXIT.usage, message: cause.message };
  }
  if (isIncomplete(cause)) {
    return { code: EXIT.incomplete, message: cause.message };
  }
  const trace = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return { code: EXIT.ownFault, message: `Kaaliper itself failed. Please report this:\n${trace}` };
}
