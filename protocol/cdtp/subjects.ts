import { eventSubject, replicaSubject, serviceSubject } from "../ism/index.ts";

/** The protocol's name in subjects (6/CDTP). */
export const CDTP_PROTOCOL = "cdtp";
/** Message type of requests to a provider. */
export const CONFIG_REQUEST = "request";
/** Message type of a provider's answers. */
export const CONFIG_RESPONSE = "response";

/** Where any replica of a provider takes requests. Throws `InvalidNameError`, as all subject builders do. */
export function configRequestSubject(providerInstanceName: string): string {
  return serviceSubject(providerInstanceName, CDTP_PROTOCOL, CONFIG_REQUEST);
}

/** Where one replica of a consumer takes answers: the `replyTo` of its requests. Throws `InvalidNameError`. */
export function configResponseSubject(consumerReplicaId: string): string {
  return replicaSubject(consumerReplicaId, CDTP_PROTOCOL, CONFIG_RESPONSE);
}

/** Where a provider broadcasts changes. Throws `InvalidNameError`. */
export function configUpdatedSubject(providerInstanceName: string): string {
  return eventSubject(providerInstanceName, "endpoint", "config", "updated");
}

/** Where a consumer broadcasts what endpoints applied. Throws `InvalidNameError`. */
export function configAppliedSubject(consumerInstanceName: string): string {
  return eventSubject(consumerInstanceName, "endpoint", "config", "applied");
}
