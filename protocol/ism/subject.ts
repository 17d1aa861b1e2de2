import { InvalidNameError } from "./invalid-name-error.ts";

/** What a subject of 3/ISM says: the service instance, the replica, or the origin of the event, and what is sent. */
export type Subject =
  | {
      readonly kind: "service";
      readonly serviceInstanceName: string;
      readonly protocolName: string;
      readonly messageType: string;
    }
  | {
      readonly kind: "replica";
      readonly replicaId: string;
      readonly protocolName: string;
      readonly messageType: string;
    }
  | {
      readonly kind: "event";
      readonly originatorServiceInstanceName: string;
      readonly targetEntityType: string;
      readonly eventGroup: string;
      readonly eventType: string;
    };

const NAME = /^[^.*>\s\p{Cc}]+$/u;

function name(role: string, found: string): string {
  if (!NAME.test(found)) {
    throw new InvalidNameError(role, found);
  }
  return found;
}

function targeted(protocolName: string, messageType: string): string {
  return `${name("protocol name", protocolName)}.${name("message type", messageType)}`;
}

/**
 * Subject for all replicas of a service instance (3/ISM, "Service instance-wide subjects").
 * Throws `InvalidNameError` for a name that cannot be part of a subject.
 */
export function serviceSubject(serviceInstanceName: string, protocolName: string, messageType: string): string {
  return `kaa.v1.service.${name("service instance name", serviceInstanceName)}.${targeted(protocolName, messageType)}`;
}

/**
 * Subject for one replica (3/ISM, "Service replica-specific subjects").
 * Throws `InvalidNameError` for a name that cannot be part of a subject.
 */
export function replicaSubject(replicaId: string, protocolName: string, messageType: string): string {
  return `kaa.v1.replica.${name("replica id", replicaId)}.${targeted(protocolName, messageType)}`;
}

/**
 * Subject of a broadcast event (3/ISM, "Broadcast messaging"). `originator` is a service instance name.
 * Throws `InvalidNameError` for a name that cannot be part of a subject.
 */
export function eventSubject(originator: string, entityType: string, eventGroup: string, eventType: string): string {
  const sections = [
    name("service instance name", originator),
    name("entity type", entityType),
    name("event group", eventGroup),
    name("event type", eventType),
  ];
  return `kaa.v1.events.${sections.join(".")}`;
}

function targetedSubject(kind: "service" | "replica", target: string, rest: readonly string[]): Subject | undefined {
  const [protocolName, messageType, ...further] = rest;
  if (protocolName === undefined || messageType === undefined || further.length > 0) {
    return undefined;
  }
  return kind === "service"
    ? { kind, serviceInstanceName: target, protocolName, messageType }
    : { kind, replicaId: target, protocolName, messageType };
}

/**
 * Takes a subject apart. Undefined if it is not in the grammar of 3/ISM.
 *
 * An event's subject may have further sections, which single protocols append; they are left out of the result.
 */
export function parseSubject(subject: string): Subject | undefined {
  const [root, version, kind, target, ...rest] = subject.split(".");
  if (root !== "kaa" || version !== "v1" || target === undefined || ![target, ...rest].every((s) => NAME.test(s))) {
    return undefined;
  }
  if (kind === "service" || kind === "replica") {
    return targetedSubject(kind, target, rest);
  }
  const [targetEntityType, eventGroup, eventType] = rest;
  if (kind !== "events" || targetEntityType === undefined || eventGroup === undefined || eventType === undefined) {
    return undefined;
  }
  return { kind: "event", originatorServiceInstanceName: target, targetEntityType, eventGroup, eventType };
}

/**
 * Where the answer to a message goes that came with `replyTo` (3/ISM, "Session affinity"): there, with the last
 * section replaced if it names another message type.
 *
 * A `replyTo` outside the grammar of targeted subjects, such as an inbox of the messaging client, names no message
 * type; it is returned as it is. Throws `InvalidNameError` if `messageType` cannot be part of a subject.
 */
export function answerSubject(replyTo: string, messageType: string): string {
  const subject = parseSubject(replyTo);
  if (subject === undefined || subject.kind === "event" || subject.messageType === messageType) {
    return replyTo;
  }
  return `${replyTo.slice(0, replyTo.lastIndexOf(".") + 1)}${name("message type", messageType)}`;
}
