/** What a confirmation is matched by (3/CMX of 2017). The number 42 and the text "42" are different identifiers. */
export type MessageId = string | number;

/** Whether a JSON value can be an identifier. A number that is too large for anybody to copy cannot. */
export function isMessageId(value: unknown): value is MessageId {
  return typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}
