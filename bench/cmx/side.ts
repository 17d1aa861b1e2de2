import { configRequestSubject, configResponseSubject } from "../../protocol/cdtp/index.ts";
import { clientDataSubject, extensionDataReplicaSubject } from "../../protocol/esp/index.ts";

/** One of the two services that are compared, and the four subjects of its hops. */
export interface Side {
  readonly title: string;
  readonly instanceName: string;
  readonly replicaId: string;
  readonly providerInstanceName: string;
  /** Driver to service. */
  readonly clientData: string;
  /** Service to driver, which plays the provider. */
  readonly configRequest: string;
  /** Driver, as the provider, to service. */
  readonly configResponse: string;
  /** Service to driver. */
  readonly extensionData: string;
}

/** `mark` is one letter, so that the subjects of both sides have the same length. */
function side(title: string, mark: "a" | "b"): Side {
  const [instanceName, replicaId, providerInstanceName] = [`cmx-${mark}`, `cmx-${mark}-0`, `ecr-${mark}`];
  return {
    title,
    instanceName,
    replicaId,
    providerInstanceName,
    clientData: clientDataSubject(instanceName),
    configRequest: configRequestSubject(providerInstanceName),
    configResponse: configResponseSubject(replicaId),
    extensionData: extensionDataReplicaSubject(`kpc-${mark}-0`),
  };
}

/** The service that is judged. */
export const CMX_SIDE = side("reference CMX", "a");
/** What it is compared with. */
export const RELAY_SIDE = side("bare relay", "b");
