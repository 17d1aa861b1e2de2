import {
  broadcastConfigurationUpdateCodec,
  broadcastUpdateExtent,
  broadcastUpdateSubscription,
  serviceSpecificConfigurationUpdateCodec,
  serviceSpecificUpdateExtent,
  serviceSpecificUpdateSubscription,
} from "../../../protocol/scmp/index.ts";
import type { BusSubscription } from "../../../transport/index.ts";
import type { ServicePorts } from "../service.ts";
import type { TektonCounts } from "./tekton-counts.ts";

/** What an update listener needs to know. */
export interface UpdateListenerParts {
  readonly ports: ServicePorts;
  readonly serviceInstanceName: string;
  readonly providerInstanceName: string;
  readonly counts: TektonCounts;
  /** Told which tenant's configurations changed; those of all tenants if it is undefined. */
  readonly onUpdate: (tenantId: string | undefined) => void;
}

/**
 * Hears of changed configurations (17/SCMP), those of the cluster and those of this service instance. Every replica
 * hears all of them (reading G56), so there is no queue group, and none of them is ever acknowledged. What the event
 * does not say as it should changes everything (reading G36).
 */
export function listenToUpdates(parts: UpdateListenerParts): readonly BusSubscription[] {
  const { ports, serviceInstanceName, providerInstanceName, counts, onUpdate } = parts;
  const { logger } = ports.runtime;
  const unreadable = (problem: string) => {
    counts.unreadable.add("configuration update");
    logger.warn("unreadable configuration update dropped", { problem });
  };
  return [
    ports.bus.subscribe(broadcastUpdateSubscription(providerInstanceName), ({ payload }) => {
      const event = broadcastConfigurationUpdateCodec.decode(payload);
      if (!event.ok) {
        return unreadable(event.problem);
      }
      counts.updates.add("broadcast");
      const isPermitted = broadcastUpdateExtent(event.value) !== undefined;
      onUpdate(isPermitted ? (event.value.tenantID ?? undefined) : undefined);
    }),
    ports.bus.subscribe(serviceSpecificUpdateSubscription(serviceInstanceName), ({ payload }) => {
      const event = serviceSpecificConfigurationUpdateCodec.decode(payload);
      if (!event.ok) {
        return unreadable(event.problem);
      }
      counts.updates.add("targeted");
      const isPermitted = serviceSpecificUpdateExtent(event.value) !== undefined;
      onUpdate(isPermitted ? event.value.tenantID : undefined);
    }),
  ];
}
