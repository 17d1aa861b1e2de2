import { MIMEType } from "node:util";
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

/** The whole body, which is refused with 413 as soon as it is clear that it has more than `bytesMax`. */
export async function readBody(request: Request, bytesMax: number): Promise<Uint8Array> {
  assertNotEncoded(request);
  if (Number(request.headers.get("Content-Length") ?? 0) > bytesMax) {
    throw tooLarge(bytesMax);
  }
  const reader = request.body?.getReader();
  if (reader === undefined) {
    return new Uint8Array();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let chunk = await nextChunk(reader); chunk !== undefined; chunk = await nextChunk(reader)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > bytesMax) {
      // Whoever still sends is told to stop; that this may fail as well is of no interest any more.
      reader.cancel().catch(() => undefined);
      throw tooLarge(bytesMax);
    }
  }
  return Buffer.concat(chunks);
}

interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: unknown }>;
}

async function nextChunk(reader: BodyReader): Promise<Uint8Array | undefined> {
  try {
    const { value } = await reader.read();
    return value instanceof Uint8Array ? value : undefined;
  } catch {
    // Whoever sent it knows why.
    throw new Refusal(400, "The body broke off");
  }
}

function tooLarge(bytesMax: number): Refusal {
  return new Refusal(413, `The body has more than ${bytesMax} bytes`);
}

function assertNotEncoded(request: Request): void {
  const encoding = request.headers.get("Content-Encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity") {
    throw new Refusal(415, "The body is encoded; send it as it is");
  }
}
