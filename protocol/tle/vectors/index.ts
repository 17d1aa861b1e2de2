export { tenantUnregisteredVectors } from "./tenant-unregistered-event.ts";
export { tenantUpdatedVectors } from "./tenant-updated-event.ts";
