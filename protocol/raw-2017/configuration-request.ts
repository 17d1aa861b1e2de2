import { type Decoded, encodeJson, jsonParser } from "../json/index.ts";
import { configVersionField } from "./config-version.ts";
import { readOpenFields } from "./field-reader.ts";
import { RAW_READINGS, type RawReadings } from "./readings.ts";
import { TARGETED_MEMBERS, type TargetedMessage, targetedProperties } from "./targeted-message.ts";

/** CMX asks a provider for a configuration (5/CMX2CDP, `config-request`). */
export interface ConfigurationRequest extends TargetedMessage {
  /** The version that is wanted; without it, the latest. */
  readonly configVersion?: number;
}

const WHAT = "config-request";

const parse = jsonParser<TargetedMessage & { readonly configVersion?: unknown }>(WHAT, {
  type: "object",
  required: [...TARGETED_MEMBERS],
  properties: { ...targetedProperties, configVersion: {} },
});

/** Reads a request. Other members are ignored. Never throws. */
export function parseConfigurationRequest(
  payload: Uint8Array,
  readings: RawReadings = RAW_READINGS,
): Decoded<ConfigurationRequest> {
  const message = parse(payload);
  if (!message.ok) {
    return message;
  }
  const { correlationId, timestamp, timeout, appVersionToken, endpointId } = message.value;
  const fields = readOpenFields(WHAT, { configVersion: message.value.configVersion }, [], readings);
  return fields.ok
    ? { ok: true, value: { correlationId, timestamp, timeout, appVersionToken, endpointId, ...fields.value } }
    : fields;
}

/** Writes a request. Throws `RangeError` for a version that is no 32-bit integer. */
export function encodeConfigurationRequest(
  request: ConfigurationRequest,
  readings: RawReadings = RAW_READINGS,
): Uint8Array {
  const { correlationId, timestamp, timeout, appVersionToken, endpointId, configVersion } = request;
  return encodeJson({
    correlationId,
    timestamp,
    timeout,
    appVersionToken,
    endpointId,
    ...(configVersion === undefined ? {} : { configVersion: configVersionField(configVersion, readings) }),
  });
}
