import { join } from "node:path";
import { referenceProcess } from "../../conformance/targets/index.ts";
import type { WorldAddresses } from "../../world/index.ts";
import { INSTANCES } from "../instance-names.ts";
import { ServiceReplica } from "./service-replica.ts";

const SCRIPT = join(import.meta.dirname, "..", "..", "reference-impl", "cex", "main.js");
/** Replicas die here, and the others have to notice. */
const HEARTBEAT_MS = 1_000;

/** What a replica of CEX works with. */
export interface CexSurroundings {
  readonly natsUrl: string;
  readonly databaseUrl: string;
  readonly addresses: Pick<WorldAddresses, "endpointRegisterUrl" | "platform">;
}

/** A replica of the reference CEX in a process of its own, on ports of its choice. Disposing of it ends it. */
export class CexReplica extends ServiceReplica {
  /**
   * Starts a replica with the settings that a run gives it, but for a heartbeat as by default, and resolves when it is
   * ready; rejects with its last words if it does not get there. `name` tells it from others.
   */
  static async start(surroundings: CexSurroundings, name: string): Promise<CexReplica> {
    const environment: Record<string, string> = {
      ...environmentOf(surroundings, name),
      LOG_LEVEL: "info",
      KAA_CEX_REPLICA_HEARTBEAT_MILLIS: String(HEARTBEAT_MS),
    };
    const replicaId = environment["SERVICE_INSTANCE_REPLICA_ID"] ?? name;
    const readyMessage = "CEX is ready";
    return new CexReplica(await ServiceReplica.launch({ replicaId, script: SCRIPT, environment, readyMessage }));
  }
}

function environmentOf(surroundings: CexSurroundings, name: string): Readonly<Record<string, string>> {
  const launch = referenceProcess("deployed", () => [], "", { services: ["cex"] }).services.cex?.launch;
  if (launch?.kind !== "command") {
    throw new TypeError("the reference CEX is not launched by a command");
  }
  const variables = variablesOf(surroundings, name);
  const valueOf = (text: string): string =>
    text.replaceAll(/\$\{(\w+)\}/g, (reference, key: string) => {
      const value = variables[key];
      if (value === undefined) {
        throw new TypeError(`${reference} in the settings of the reference CEX is not known here; add it`);
      }
      return value;
    });
  return Object.fromEntries(Object.entries(launch.environment).map(([key, text]) => [key, valueOf(text)]));
}

/** What the settings of a run refer to. */
function variablesOf(
  { natsUrl, databaseUrl, addresses }: CexSurroundings,
  name: string,
): Readonly<Record<string, string>> {
  const { endpointRegisterUrl, platform } = addresses;
  return {
    REPLICA: name,
    REST_PORT: "0",
    MANAGEMENT_PORT: "0",
    CEX_INSTANCE: INSTANCES.cex,
    NATS_URL: natsUrl,
    DATABASE_URL: databaseUrl,
    ENDPOINT_REGISTER_URL: endpointRegisterUrl,
    TEKTON_URL: platform?.tektonUrl ?? "",
    TENANT_MANAGER_URL: platform?.tenantManagerUrl ?? "",
    SYSTEM_ISSUER: platform?.systemIssuer ?? "",
    SYSTEM_CLIENT_ID: platform?.systemClientId ?? "",
    SYSTEM_CLIENT_SECRET: platform?.systemClientSecret ?? "",
  };
}
