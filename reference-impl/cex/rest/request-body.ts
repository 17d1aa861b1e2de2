import { MIMEType } from "node:util";
import type { PlainRequest } from "../../../transport/index.ts";
import { Refusal } from "./refusal.ts";

/** What a body says, by its header. */
export type BodyFormat = "json" | "text";

const FORMATS: ReadonlyMap<string, BodyFormat> = new Map([
  ["application/json", "json"],
  ["text/plain", "text"],
]);
const CHARSETS = ["utf-8", "utf8", "us-ascii"];

/** The format that `Content-Type` names; undefined for any that is not taken. Parameters may stand after it. */
export function bodyFormat(contentType: string): BodyFormat | undefined {
  try {
    const { essence, params } = new MIMEType(contentType);
    const charset = params.get("charset")?.toLowerCase() ?? "utf-8";
    return CHARSETS.includes(charset) ? FORMATS.get(essence) : undefined;
  } catch {
    // It is no media type at all.
    return undefined;
  }
}

/** The whole body, which is refused with 413 if it has more than `bytesMax`, and with 415 if it is encoded. */
export function bodyOf(request: PlainRequest, bytesMax: number): Uint8Array {
  const encoding = request.header("Content-Encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity") {
    throw new Refusal(415, "The body is encoded; send it as it is");
  }
  if (request.body.length > bytesMax) {
    throw new Refusal(413, `The body has more than ${bytesMax} bytes`);
  }
  return request.body;
}
