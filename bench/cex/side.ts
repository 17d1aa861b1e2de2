import { clientDataSubject, extensionDataReplicaSubject, extensionDataSubject } from "../../protocol/esp/index.ts";
import { sectionOf } from "../driver/index.ts";

/** A CEX that is measured, and the subjects between it and the communication service that the driver plays. */
export interface Side {
  readonly title: string;
  readonly instanceName: string;
  readonly replicaId: string;
  readonly communicationServiceInstanceName: string;
  /** Driver to service. */
  readonly clientData: string;
  /** Service to driver: what nobody asked for. */
  readonly pushes: string;
  /** Service to driver: answers. */
  readonly extensionData: string;
}

/** `mark` is one letter, so that subjects and names have the same length everywhere. */
function side(title: string, mark: "a" | "b" | "c"): Side {
  const [instanceName, replicaId, gate] = [`cex-${mark}`, `cex-${mark}-0`, `kpc-${mark}`];
  return {
    title,
    instanceName,
    replicaId,
    communicationServiceInstanceName: gate,
    clientData: clientDataSubject(instanceName),
    pushes: extensionDataSubject(gate),
    extensionData: extensionDataReplicaSubject(`${gate}-0`),
  };
}

/** The CEX that executes commands, one by one and in batches. */
export const EXECUTING_SIDE = side("reference CEX", "a");
/** A CEX with few stored commands. */
export const FEW_SIDE = side("CEX, 1,000 commands", "b");
/** A CEX with very many. */
export const MANY_SIDE = side("CEX, 1,000,000 commands", "c");

/** The application of all endpoints, and its one version. */
export const APPLICATION = "plant";
export const APP_VERSION = "plant-v1";
/** The type of all commands. */
export const COMMAND_TYPE = "set-limits";

/** What stands before the number of an endpoint in its identifier. */
export const ENDPOINT_PREFIX = "e0000000-0000-4000-8000-";

/** The identifier of an endpoint. */
export const endpointIdOf = (endpoint: number): string => `${ENDPOINT_PREFIX}${sectionOf(endpoint)}`;
