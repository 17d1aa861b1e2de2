import { type Decoded, encodeJson, jsonParser } from "../json/index.ts";
import { configVersionField } from "./config-version.ts";
import { EVENT_MEMBERS, type EventMessage, eventProperties } from "./event-message.ts";
import { readOpenFields } from "./field-reader.ts";
import { RAW_READINGS, type RawReadings } from "./readings.ts";

/**
 * CMX's broadcast that an endpoint has taken a configuration (5/CMX2CDP, `updated`). 6/CDTP has an event of that name
 * that says the opposite: that there is a configuration to be taken.
 */
export type UpdatedEvent = EventMessage;

const WHAT = "updated event";

const parse = jsonParser<Omit<EventMessage, "configVersion"> & { readonly configVersion?: unknown }>(WHAT, {
  type: "object",
  required: [...EVENT_MEMBERS],
  properties: { ...eventProperties },
});

/** Reads the event. Other members are ignored. Never throws. */
export function parseUpdatedEvent(payload: Uint8Array, readings: RawReadings = RAW_READINGS): Decoded<UpdatedEvent> {
  const message = parse(payload);
  if (!message.ok) {
    return message;
  }
  const { correlationId, eventTimestamp, originatorReplicaId, appVersionToken, endpointId } = message.value;
  const open = { configVersion: message.value.configVersion };
  const fields = readOpenFields(WHAT, open, ["configVersion"], readings);
  if (!fields.ok) {
    return fields;
  }
  const { configVersion = 0 } = fields.value;
  const event = { correlationId, eventTimestamp, appVersionToken, endpointId, configVersion };
  return { ok: true, value: originatorReplicaId === undefined ? event : { ...event, originatorReplicaId } };
}

/** Writes the event. Throws `RangeError` for a version that is no 32-bit integer. */
export function encodeUpdatedEvent(event: UpdatedEvent, readings: RawReadings = RAW_READINGS): Uint8Array {
  const { correlationId, eventTimestamp, originatorReplicaId, appVersionToken, endpointId, configVersion } = event;
  return encodeJson({
    correlationId,
    eventTimestamp,
    originatorReplicaId,
    appVersionToken,
    endpointId,
    configVersion: configVersionField(configVersion, readings),
  });
}
