/** Somebody does not answer whose answer is needed. The message is a sentence for callers: what to do, and no internals. */
export class UnavailableError extends Error {
  override readonly name = "UnavailableError";
}
