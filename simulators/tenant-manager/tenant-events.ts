import {
  tenantUnregisteredCodec,
  tenantUnregisteredSubject,
  tenantUpdatedCodec,
  tenantUpdatedSubject,
} from "../../protocol/tle/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { MessageBus } from "../../transport/index.ts";
import type { TenantControls } from "./tenant-controls.ts";

/** Tells everybody what becomes of tenants (21/TLE). */
export interface TenantEvents {
  /** Data of the tenant changed. Resolves when the bus has the event. */
  updated(tenantId: string): Promise<void>;
  /** The tenant is gone. Resolves when the bus has the event. */
  unregistered(tenantId: string): Promise<void>;
}

/** For a Tenant Manager that nobody hears. */
export const silentTenantEvents: TenantEvents = { updated: async () => {}, unregistered: async () => {} };

/**
 * Events on `bus` in the name of a service instance and of one of its replicas, some of them lost or doubled as faults
 * demand. Throws for a name that no subject can have.
 */
export function announcedTenantEvents(
  bus: MessageBus,
  { clock, ids }: Runtime,
  originator: { readonly instanceName: string; readonly replicaId: string },
  controls: TenantControls,
): TenantEvents {
  const { instanceName, replicaId } = originator;
  const subjects = {
    updated: tenantUpdatedSubject(instanceName),
    unregistered: tenantUnregisteredSubject(instanceName),
  };
  const event = (tenantId: string) => ({
    correlationId: ids.next(),
    timestamp: clock.now(),
    timeout: 0,
    tenantId,
    originatorReplicaId: replicaId,
  });
  const publish = async (subject: string, payload: Uint8Array, tenantId: string) => {
    if (controls.take("event-lost", tenantId) !== undefined) {
      return;
    }
    const times = controls.take("event-twice", tenantId) === undefined ? 1 : 2;
    for (let count = 0; count < times; count += 1) {
      bus.publish(subject, payload);
    }
    controls.count("eventsPublished", tenantId);
    await bus.flush();
  };
  return {
    updated: (tenantId) => publish(subjects.updated, tenantUpdatedCodec.encode(event(tenantId)), tenantId),
    unregistered: (tenantId) =>
      publish(subjects.unregistered, tenantUnregisteredCodec.encode(event(tenantId)), tenantId),
  };
}
