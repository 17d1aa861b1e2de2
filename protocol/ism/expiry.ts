/**
 * When a message expires, in Unix milliseconds; undefined for never, which a timeout of 0 means (3/ISM, "Targeted
 * message common fields"). A message with a negative timeout had expired before it was made.
 */
export function expiresAtMs(message: { readonly timestamp: number; readonly timeout: number }): number | undefined {
  return message.timeout === 0 ? undefined : message.timestamp + message.timeout;
}
