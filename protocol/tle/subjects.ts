import { eventSubject } from "../ism/index.ts";

/** The event types of 21/TLE. */
type EventType = "updated" | "unregistered";

function subject(type: EventType, originatorInstanceName: string): string {
  return eventSubject(originatorInstanceName, "tenant", "lifecycle", type);
}

function subscription(type: EventType, originatorInstanceName: string | undefined): string {
  return originatorInstanceName === undefined
    ? `kaa.v1.events.*.tenant.lifecycle.${type}`
    : subject(type, originatorInstanceName);
}

/** Where an originator broadcasts that data of a tenant changed. Throws `InvalidNameError`, as all subject builders do. */
export function tenantUpdatedSubject(originatorInstanceName: string): string {
  return subject("updated", originatorInstanceName);
}

/** Where an originator broadcasts that a tenant was removed. Throws `InvalidNameError`. */
export function tenantUnregisteredSubject(originatorInstanceName: string): string {
  return subject("unregistered", originatorInstanceName);
}

/** Where a listener hears that data of a tenant changed: from one originator, or from any. Throws `InvalidNameError`. */
export function tenantUpdatedSubscription(originatorInstanceName?: string): string {
  return subscription("updated", originatorInstanceName);
}

/** Where a listener hears that a tenant was removed: from one originator, or from any. Throws `InvalidNameError`. */
export function tenantUnregisteredSubscription(originatorInstanceName?: string): string {
  return subscription("unregistered", originatorInstanceName);
}
