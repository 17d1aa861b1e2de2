import type { ExtensionData } from "../../protocol/esp/index.ts";
import { encodeErrorResponse } from "../../protocol/kp/index.ts";
import { reasonPhrase as standardPhrase } from "../../transport/index.ts";

/** Whether an extension reports success: a status from 200 to 299. */
export function isSuccess(statusCode: number): boolean {
  return statusCode >= 200 && statusCode <= 299;
}

/** The payload that a client gets: the extension's own on success, an error response of 1/KP otherwise. */
export function clientPayload({ statusCode, reasonPhrase, payload }: ExtensionData): Uint8Array {
  return isSuccess(statusCode)
    ? (payload ?? new Uint8Array())
    : encodeErrorResponse({ statusCode, reasonPhrase: reasonPhrase ?? standardPhrase(statusCode) ?? "Unknown" });
}
