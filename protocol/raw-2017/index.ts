export { CONFIG_VERSION_MAX, CONFIG_VERSION_MIN } from "./config-version.ts";
export {
  type ConfigurationMessage,
  encodeConfigurationMessage,
  parseConfigurationMessage,
} from "./configuration-message.ts";
export {
  type ConfigurationRequest,
  encodeConfigurationRequest,
  parseConfigurationRequest,
} from "./configuration-request.ts";
export {
  type ConfigurationResponse,
  encodeConfigurationResponse,
  parseConfigurationResponse,
} from "./configuration-response.ts";
export { CONFIRMED, type Confirmation, encodeConfirmation, parseConfirmation } from "./confirmation.ts";
export type { EventMessage } from "./event-message.ts";
export type { MessageId } from "./message-id.ts";
export { encodeNewAvailableEvent, type NewAvailableEvent, parseNewAvailableEvent } from "./new-available-event.ts";
export { JSON_CONTENT_TYPE, RAW_READINGS, type RawReadings } from "./readings.ts";
export { CONFIGURATION_PATH, CONFIRMATION_PATH, rawResource } from "./resource.ts";
export { STATUS_FAIL, STATUS_NO_CONTENT, STATUS_OK, type StatusCode } from "./status-code.ts";
export {
  type ConfigurationEventType,
  configurationEventSubject,
  configurationEventSubscription,
  instanceReplicaSubject,
  instanceSubject,
  parseRawTargetedSubject,
  type RawTargetedSubject,
} from "./subjects.ts";
export type { TargetedMessage } from "./targeted-message.ts";
export { encodeUpdatedEvent, parseUpdatedEvent, type UpdatedEvent } from "./updated-event.ts";
