/** The user's own mistake. The message says what was found, where, and what to do; the exit code is 64. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
