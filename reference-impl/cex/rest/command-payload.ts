import { type Decoded, encodeJson, parseJsonText } from "../../../protocol/json/index.ts";
import { Refusal } from "./refusal.ts";
import { type BodyFormat, bodyFormat } from "./request-body.ts";

// Without `ignoreBOM` the decoder would swallow a byte-order mark in silence.
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The payload of a command: JSON as it is spelled, plain text as a JSON string (reading G19), null if there is neither a
 * body nor a header (reading G33). A `Refusal` of status 400 or 415 otherwise.
 */
export function commandPayload(contentType: string | null, body: Uint8Array): Uint8Array | null {
  if (contentType === null && body.length === 0) {
    return null;
  }
  const format = bodyFormat(contentType ?? "");
  if (format === undefined) {
    throw new Refusal(
      415,
      "The body has to be application/json or text/plain, in UTF-8, and Content-Type has to say it",
    );
  }
  const payload = payloadOf(format, body);
  if (!payload.ok) {
    throw new Refusal(400, `The body is ${payload.problem}`);
  }
  return payload.value;
}

function payloadOf(format: BodyFormat, body: Uint8Array): Decoded<Uint8Array> {
  if (format === "json") {
    const json = parseJsonText(body);
    return json.ok ? { ok: true, value: body } : json;
  }
  try {
    return { ok: true, value: encodeJson(strictUtf8.decode(body)) };
  } catch {
    // The only fault there is, and the decoder tells no place.
    return { ok: false, problem: "no text: the bytes are not valid UTF-8" };
  }
}
