export { appVersionUpdatedVectors } from "./app-version-updated-event.ts";
export { connectedVectors } from "./connected-event.ts";
export { disconnectedVectors } from "./disconnected-event.ts";
export { registeredVectors } from "./registered-event.ts";
export { unregisteredVectors } from "./unregistered-event.ts";
