/** A resource path was to become a topic that nobody could read back: a mistake of the caller. */
export class InvalidTopicError extends Error {
  override readonly name = "InvalidTopicError";
}
