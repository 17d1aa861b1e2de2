import type { Readable } from "node:stream";

/** A request with its whole body in memory, or that the body is larger than allowed. */
export type LimitedRequest = { readonly ok: true; readonly request: Request } | { readonly ok: false };

/**
 * So much of a body that is too large is read and thrown away: who is cut off while still sending may lose the answer,
 * as the connection is reset under it.
 */
const DISCARDED_BYTES_MAX = 67_108_864;
/** The platform's `Request` refuses a body with these. */
const BODILESS = ["GET", "HEAD"];

/**
 * Reads the body of `message`, at most `bodyBytesMax` bytes, and returns the platform's own `Request`: `incoming`, which
 * the server library hands out for it, only looks like one and cannot be cloned or fetched. Hono's body limit relies on
 * the library replacing the global classes, which a harness must not do to the code that it runs. A body that is there
 * although the method has none is read as well, and forgotten. Rejects if the body breaks off.
 */
export async function limitedRequest(
  incoming: Request,
  message: Readable,
  bodyBytesMax: number,
): Promise<LimitedRequest> {
  if (Number(incoming.headers.get("content-length") ?? 0) > Math.max(DISCARDED_BYTES_MAX, bodyBytesMax)) {
    return { ok: false };
  }
  const body = await readBody(message, bodyBytesMax);
  if (body === "too large") {
    return { ok: false };
  }
  const { url, method } = incoming;
  const hasBody = body.length > 0 && !BODILESS.includes(method);
  return {
    ok: true,
    request: new Request(url, { method, headers: [...incoming.headers], ...(hasBody ? { body } : {}) }),
  };
}

async function readBody(message: Readable, bodyBytesMax: number): Promise<Uint8Array<ArrayBuffer> | "too large"> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Ending the loop early must not end the connection, over which the answer is still to go.
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    if (chunk instanceof Uint8Array) {
      length += chunk.length;
      if (length <= bodyBytesMax) {
        chunks.push(chunk);
      }
    }
    if (length > bodyBytesMax + DISCARDED_BYTES_MAX) {
      return "too large";
    }
  }
  return length > bodyBytesMax ? "too large" : Buffer.concat(chunks);
}
