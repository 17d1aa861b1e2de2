import { type Decoded, encodeJson, jsonParser } from "../json/index.ts";
import { byteField } from "./byte-field.ts";
import { configVersionField } from "./config-version.ts";
import { readOpenFields } from "./field-reader.ts";
import { RAW_READINGS, type RawReadings } from "./readings.ts";
import { STATUS_FAIL, STATUS_NO_CONTENT, STATUS_OK, type StatusCode } from "./status-code.ts";
import { TARGETED_MEMBERS, type TargetedMessage, targetedProperties } from "./targeted-message.ts";

/** A provider's answer to a request (5/CMX2CDP, `config-response`). */
export interface ConfigurationResponse extends TargetedMessage {
  /** Of what kind `content` is: `json`, `protobuf`. */
  readonly contentType: string;
  readonly configVersion: number;
  readonly statusCode: StatusCode;
  readonly content?: Uint8Array;
}

interface ResponseMessage extends TargetedMessage {
  readonly contentType?: string;
  readonly configVersion?: unknown;
  readonly statusCode: StatusCode;
  readonly content?: unknown;
}

const WHAT = "config-response";

const parse = jsonParser<ResponseMessage>(WHAT, {
  type: "object",
  required: [...TARGETED_MEMBERS, "statusCode"],
  properties: {
    ...targetedProperties,
    contentType: { type: "string" },
    configVersion: {},
    statusCode: { enum: [STATUS_OK, STATUS_FAIL, STATUS_NO_CONTENT] },
    content: {},
  },
});

/** Reads a response. Other members are ignored. Never throws. */
export function parseConfigurationResponse(
  payload: Uint8Array,
  readings: RawReadings = RAW_READINGS,
): Decoded<ConfigurationResponse> {
  const message = parse(payload);
  if (!message.ok) {
    return message;
  }
  const { correlationId, timestamp, timeout, appVersionToken, endpointId, statusCode } = message.value;
  const fields = readOpenFields(WHAT, message.value, ["contentType", "configVersion"], readings);
  if (!fields.ok) {
    return fields;
  }
  const { contentType = "", configVersion = 0, content } = fields.value;
  const addressed = { correlationId, timestamp, timeout, appVersionToken, endpointId };
  const answer = { ...addressed, contentType, configVersion, statusCode };
  return { ok: true, value: content === undefined ? answer : { ...answer, content } };
}

/** Writes a response. Throws `RangeError` for a version that is no 32-bit integer. */
export function encodeConfigurationResponse(
  response: ConfigurationResponse,
  readings: RawReadings = RAW_READINGS,
): Uint8Array {
  const { correlationId, timestamp, timeout, appVersionToken, endpointId } = response;
  const { contentType, configVersion, statusCode, content } = response;
  return encodeJson({
    correlationId,
    timestamp,
    timeout,
    appVersionToken,
    endpointId,
    contentType,
    configVersion: configVersionField(configVersion, readings),
    statusCode,
    ...(content === undefined ? {} : { content: byteField(content, readings) }),
  });
}
