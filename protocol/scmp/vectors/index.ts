export { broadcastConfigurationUpdateVectors } from "./broadcast-configuration-update-event.ts";
export { serviceSpecificConfigurationUpdateVectors } from "./service-specific-configuration-update-event.ts";
