import type { Decoded } from "../../../protocol/json/index.ts";
import type { PlainRequest } from "../../../transport/index.ts";
import { Refusal } from "./refusal.ts";
import { bodyFormat, bodyOf } from "./request-body.ts";
import { BODY_BYTES_MAX } from "./rest-settings.ts";

/** A body that has to be JSON, as bytes and as what it says. A `Refusal` of status 400, 413 or 415 otherwise. */
export function readJsonBody<T>(
  request: PlainRequest,
  parse: (body: Uint8Array) => Decoded<T>,
): { readonly bytes: Uint8Array; readonly value: T } {
  const bytes = bodyOf(request, BODY_BYTES_MAX);
  const contentType = request.header("Content-Type");
  if (bytes.length > 0 && bodyFormat(contentType ?? "") !== "json") {
    throw new Refusal(415, "The body has to be application/json, in UTF-8, and Content-Type has to say it");
  }
  const body = parse(bytes);
  if (!body.ok) {
    throw new Refusal(400, `The ${body.problem}`);
  }
  return { bytes, value: body.value };
}
