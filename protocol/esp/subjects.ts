import { replicaSubject, serviceSubject } from "../ism/index.ts";

/** The protocol's name in subjects (4/ESP). */
export const ESP_PROTOCOL = "esp";
/** Message type of what comes from clients. */
export const CLIENT_DATA = "ClientData";
/** Message type of what goes to clients. */
export const EXTENSION_DATA = "ExtensionData";

/** Where any replica of an extension takes client data. Throws `InvalidNameError`, as all subject builders do. */
export function clientDataSubject(extensionInstanceName: string): string {
  return serviceSubject(extensionInstanceName, ESP_PROTOCOL, CLIENT_DATA);
}

/** Where the replicas of a communication service take extension data. Throws `InvalidNameError`. */
export function extensionDataSubject(communicationServiceInstanceName: string): string {
  return serviceSubject(communicationServiceInstanceName, ESP_PROTOCOL, EXTENSION_DATA);
}

/**
 * Where one replica of a communication service takes answers: the `replyTo` of its client data.
 * Throws `InvalidNameError`.
 */
export function extensionDataReplicaSubject(replicaId: string): string {
  return replicaSubject(replicaId, ESP_PROTOCOL, EXTENSION_DATA);
}

/** Where one replica of an extension takes client data of sessions that keep to it. Throws `InvalidNameError`. */
export function clientDataReplicaSubject(replicaId: string): string {
  return replicaSubject(replicaId, ESP_PROTOCOL, CLIENT_DATA);
}
