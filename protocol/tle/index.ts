export {
  tenantUnregisteredSubject,
  tenantUnregisteredSubscription,
  tenantUpdatedSubject,
  tenantUpdatedSubscription,
} from "./subjects.ts";
export { type TenantUnregisteredEvent, tenantUnregisteredCodec } from "./tenant-unregistered-event.ts";
export { type TenantUpdatedEvent, tenantUpdatedCodec } from "./tenant-updated-event.ts";
