import type { Traced } from "./trace.ts";

/**
 * Whether an `ExtensionData` may be a push: a success without request identifier, which nobody has to ask for (7/CMP).
 * An answer to a request without identifier looks the same; only its correlation identifier tells.
 */
export function isPush({ content: { value } }: Traced<"ExtensionData">): boolean {
  return value.requestId === null && value.statusCode >= 200 && value.statusCode <= 299;
}
