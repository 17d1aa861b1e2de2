/** Whether a member is bytes in the form of the examples: an object whose `bytes` are base64. */
export function isBytes(value: unknown): boolean {
  return typeof value === "object" && value !== null && "bytes" in value && isBase64(value.bytes);
}

function isBase64(value: unknown): boolean {
  return typeof value === "string" && Buffer.from(value, "base64").toString("base64") === value;
}
