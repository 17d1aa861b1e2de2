import { eventSubject, InvalidNameError } from "../ism/index.ts";

const NAME = /^[^.*>\s\p{Cc}]+$/u;

function name(role: string, found: string): string {
  if (!NAME.test(found)) {
    throw new InvalidNameError(role, found);
  }
  return found;
}

/**
 * Where any replica of a service takes requests (5/CMX2CDP, "Targeted messaging"). Nothing follows the instance: neither
 * the draft nor the messaging document of March 2017 has a protocol or a message type there. Throws `InvalidNameError`,
 * as all subject builders do.
 */
export function instanceSubject(serviceInstanceName: string): string {
  return `kaa.v1.service.${name("service instance name", serviceInstanceName)}`;
}

/** Where one replica takes responses: the `replyTo` of its requests. Throws `InvalidNameError`. */
export function instanceReplicaSubject(serviceInstanceName: string, replicaId: string): string {
  return `${instanceSubject(serviceInstanceName)}.${name("replica id", replicaId)}`;
}

/** The two events of 5/CMX2CDP, by the last section of their subject. */
export type ConfigurationEventType = "updated" | "new-available";

/** Where an originator broadcasts an event about configurations ("Broadcast messaging"). Throws `InvalidNameError`. */
export function configurationEventSubject(originatorInstanceName: string, eventType: ConfigurationEventType): string {
  return eventSubject(originatorInstanceName, "endpoint", "config", eventType);
}

/** Where a listener hears that event: from one originator, or from any. Throws `InvalidNameError`. */
export function configurationEventSubscription(
  eventType: ConfigurationEventType,
  originatorInstanceName?: string,
): string {
  return originatorInstanceName === undefined
    ? `kaa.v1.events.*.endpoint.config.${eventType}`
    : configurationEventSubject(originatorInstanceName, eventType);
}

/** What a targeted subject of the draft says. */
export interface RawTargetedSubject {
  readonly serviceInstanceName: string;
  /** Undefined for the whole instance. */
  readonly replicaId: string | undefined;
}

/** Takes a targeted subject apart. Undefined if it is none of the draft. */
export function parseRawTargetedSubject(subject: string): RawTargetedSubject | undefined {
  const [root, version, kind, serviceInstanceName, replicaId, ...further] = subject.split(".");
  const isTargeted = root === "kaa" && version === "v1" && kind === "service" && further.length === 0;
  if (!isTargeted || serviceInstanceName === undefined || !NAME.test(serviceInstanceName)) {
    return undefined;
  }
  return replicaId === undefined || NAME.test(replicaId) ? { serviceInstanceName, replicaId } : undefined;
}
