import { type Decoded, encodeJson, jsonParser } from "../json/index.ts";
import { byteField } from "./byte-field.ts";
import { configVersionField } from "./config-version.ts";
import { EVENT_MEMBERS, type EventMessage, eventProperties } from "./event-message.ts";
import { readOpenFields } from "./field-reader.ts";
import { RAW_READINGS, type RawReadings } from "./readings.ts";

/** A provider's broadcast that there is a new configuration for an endpoint (5/CMX2CDP, `new-available`). */
export interface NewAvailableEvent extends EventMessage {
  /** Of what kind `content` is: `json`, `protobuf`. */
  readonly contentType: string;
  readonly content: Uint8Array;
}

interface EventFields extends Omit<EventMessage, "configVersion"> {
  readonly configVersion?: unknown;
  readonly contentType?: string;
  readonly content?: unknown;
}

const WHAT = "new-available event";
const NO_BYTES = new Uint8Array();

const parse = jsonParser<EventFields>(WHAT, {
  type: "object",
  required: [...EVENT_MEMBERS],
  properties: { ...eventProperties, contentType: { type: "string" }, content: {} },
});

/** Reads the event. Other members are ignored. Never throws. */
export function parseNewAvailableEvent(
  payload: Uint8Array,
  readings: RawReadings = RAW_READINGS,
): Decoded<NewAvailableEvent> {
  const message = parse(payload);
  if (!message.ok) {
    return message;
  }
  const { correlationId, eventTimestamp, originatorReplicaId, appVersionToken, endpointId } = message.value;
  const fields = readOpenFields(WHAT, message.value, ["configVersion", "contentType", "content"], readings);
  if (!fields.ok) {
    return fields;
  }
  const { configVersion = 0, contentType = "", content = NO_BYTES } = fields.value;
  const configuration = { configVersion, contentType, content };
  const event = { correlationId, eventTimestamp, appVersionToken, endpointId, ...configuration };
  return { ok: true, value: originatorReplicaId === undefined ? event : { ...event, originatorReplicaId } };
}

/** Writes the event. Throws `RangeError` for a version that is no 32-bit integer. */
export function encodeNewAvailableEvent(event: NewAvailableEvent, readings: RawReadings = RAW_READINGS): Uint8Array {
  const { correlationId, eventTimestamp, originatorReplicaId, appVersionToken, endpointId } = event;
  return encodeJson({
    correlationId,
    eventTimestamp,
    originatorReplicaId,
    appVersionToken,
    endpointId,
    configVersion: configVersionField(event.configVersion, readings),
    contentType: event.contentType,
    content: byteField(event.content, readings),
  });
}
