import { STATUS_CODES } from "node:http";

/** The standard reason phrase of an HTTP status code, if it has one. */
export function reasonPhrase(statusCode: number): string | undefined {
  return STATUS_CODES[statusCode];
}
