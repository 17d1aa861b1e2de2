import {
  appVersionUpdatedCodec,
  appVersionUpdatedSubject,
  registeredCodec,
  registeredSubject,
  unregisteredCodec,
  unregisteredSubject,
} from "../../protocol/elce/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { MessageBus } from "../../transport/index.ts";
import type { RegisteredEndpoint } from "./endpoint-directory.ts";

/** Tells everybody what becomes of endpoints (9/ELCE, "Lifecycle events"). */
export interface LifecycleEvents {
  /** The endpoint was put in the place of `before`. Resolves when the bus has what there is to tell. */
  put(endpoint: RegisteredEndpoint, before: RegisteredEndpoint | undefined): Promise<void>;
  /** The endpoint was removed. Resolves when the bus has the event. */
  removed(endpoint: RegisteredEndpoint): Promise<void>;
}

/** For a register that nobody hears. */
export const silentLifecycle: LifecycleEvents = { put: async () => {}, removed: async () => {} };

/** Events on `bus` in the name of a service instance and of one of its replicas. Throws for a name no subject can have. */
export function announcedLifecycle(
  bus: MessageBus,
  runtime: Runtime,
  originator: { readonly instanceName: string; readonly replicaId: string },
): LifecycleEvents {
  const { instanceName } = originator;
  const subjects = {
    registered: registeredSubject(instanceName),
    unregistered: unregisteredSubject(instanceName),
    appVersionUpdated: appVersionUpdatedSubject(instanceName),
  };
  const common = ({ endpointId, appVersionName }: RegisteredEndpoint) => ({
    correlationId: runtime.ids.next(),
    timestamp: runtime.clock.now(),
    timeout: 0,
    appVersionName,
    endpointId,
    originatorReplicaId: originator.replicaId,
  });
  return {
    async put(endpoint, before) {
      if (before === undefined) {
        bus.publish(subjects.registered, registeredCodec.encode(common(endpoint)));
      } else if (before.appVersionName !== endpoint.appVersionName) {
        const event = { ...common(endpoint), previousAppVersionName: before.appVersionName };
        bus.publish(subjects.appVersionUpdated, appVersionUpdatedCodec.encode(event));
      } else {
        return;
      }
      await bus.flush();
    },
    async removed(endpoint) {
      bus.publish(subjects.unregistered, unregisteredCodec.encode(common(endpoint)));
      await bus.flush();
    },
  };
}
