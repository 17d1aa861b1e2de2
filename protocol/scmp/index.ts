export {
  type BroadcastConfigurationUpdateEvent,
  broadcastConfigurationUpdateCodec,
} from "./broadcast-configuration-update-event.ts";
export {
  type ServiceSpecificConfigurationUpdateEvent,
  serviceSpecificConfigurationUpdateCodec,
} from "./service-specific-configuration-update-event.ts";
export {
  broadcastUpdateSubject,
  broadcastUpdateSubscription,
  parseUpdateSubject,
  SCMP_PROTOCOL,
  serviceSpecificUpdateSubject,
  serviceSpecificUpdateSubscription,
  UPDATE_TYPES,
  type UpdateSubject,
  type UpdateType,
} from "./subjects.ts";
export { broadcastUpdateExtent, serviceSpecificUpdateExtent, type UpdateExtent } from "./update-extent.ts";
