import { type Decoded, encodeJson, jsonParser } from "../json/index.ts";
import { isMessageId, type MessageId } from "./message-id.ts";

/** What an endpoint says of a configuration that it was sent (3/CMX of 2017, "Schemeless JSON"). */
export interface Confirmation {
  /** That of the configuration. */
  readonly id: MessageId;
  /** `CONFIRMED`, or for people to read, why the configuration was not taken. */
  readonly status: string;
}

/** The status of a confirmation that says the configuration was taken. */
export const CONFIRMED = "ok";

const WHAT = "confirmation";

const parse = jsonParser<{ readonly id: unknown; readonly status: string }>(WHAT, {
  type: "object",
  required: ["id", "status"],
  properties: { id: {}, status: { type: "string" } },
});

/** Reads a confirmation. Other members are ignored. Never throws. */
export function parseConfirmation(payload: Uint8Array): Decoded<Confirmation> {
  const message = parse(payload);
  if (!message.ok) {
    return message;
  }
  const { id, status } = message.value;
  return isMessageId(id)
    ? { ok: true, value: { id, status } }
    : { ok: false, problem: `${WHAT}: /id: must be a string or a number` };
}

/** Writes a confirmation. */
export function encodeConfirmation({ id, status }: Confirmation): Uint8Array {
  return encodeJson({ id, status });
}
