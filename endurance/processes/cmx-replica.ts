import { join } from "node:path";
import { INSTANCES } from "../instance-names.ts";
import { ServiceReplica } from "./service-replica.ts";

const SCRIPT = join(import.meta.dirname, "..", "..", "reference-impl", "cmx", "main.js");

/** A replica of the reference CMX in a process of its own. Disposing of it ends it. */
export class CmxReplica extends ServiceReplica {
  /**
   * Starts a replica with the settings that a service has by itself, and resolves when it is ready; rejects with its
   * last words if it does not get there.
   */
  static async start(natsUrl: string, replicaId: string): Promise<CmxReplica> {
    const environment = {
      NATS_URLS: natsUrl,
      LOG_LEVEL: "info",
      SERVICE_INSTANCE_NAME: INSTANCES.cmx,
      SERVICE_INSTANCE_REPLICA_ID: replicaId,
      KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: INSTANCES.communicationService,
      KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: INSTANCES.configurationDataProvider,
    };
    const readyMessage = "CMX is ready";
    return new CmxReplica(await ServiceReplica.launch({ replicaId, script: SCRIPT, environment, readyMessage }));
  }
}
