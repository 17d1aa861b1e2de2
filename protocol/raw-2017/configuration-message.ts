import { type Decoded, encodeJson, jsonParser } from "../json/index.ts";
import { isMessageId, type MessageId } from "./message-id.ts";

/** A configuration on its way to an endpoint (3/CMX of 2017, "Schemeless JSON"). */
export interface ConfigurationMessage {
  /** Without it, the endpoint cannot confirm. */
  readonly id?: MessageId;
  readonly entries: readonly unknown[];
}

const WHAT = "configuration message";

const parse = jsonParser<{ readonly id?: unknown; readonly entries: readonly unknown[] }>(WHAT, {
  type: "object",
  required: ["entries"],
  properties: { id: {}, entries: { type: "array" } },
});

/** Reads a configuration. Other members are ignored. Never throws. */
export function parseConfigurationMessage(payload: Uint8Array): Decoded<ConfigurationMessage> {
  const message = parse(payload);
  if (!message.ok) {
    return message;
  }
  const { id, entries } = message.value;
  if (id === undefined) {
    return { ok: true, value: { entries } };
  }
  return isMessageId(id)
    ? { ok: true, value: { id, entries } }
    : { ok: false, problem: `${WHAT}: /id: must be a string or a number` };
}

/** Writes a configuration; without an identifier, none stands there. */
export function encodeConfigurationMessage({ id, entries }: ConfigurationMessage): Uint8Array {
  return encodeJson({ id, entries });
}
