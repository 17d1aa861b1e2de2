import { eventSubject, parseSubject, serviceSubject } from "../ism/index.ts";

/** The protocol's name in subjects (17/SCMP). */
export const SCMP_PROTOCOL = "scmp";

/** What became of configurations: they were created or changed, or they were removed. */
export type UpdateType = "upsert" | "delete";

/** Every `UpdateType`. */
export const UPDATE_TYPES: readonly UpdateType[] = ["upsert", "delete"];

/** Entity type and event group of broadcast events. */
const ENTITY_TYPE = "service";
/** The event group of broadcast events, and the section before the update type of targeted ones. */
const CONFIGURATION = "configuration";

/**
 * Where a provider broadcasts updates to the whole cluster (17/SCMP, "Broadcast configuration updates").
 * Throws `InvalidNameError`, as all subject builders do.
 */
export function broadcastUpdateSubject(providerInstanceName: string, updateType: UpdateType): string {
  return eventSubject(providerInstanceName, ENTITY_TYPE, CONFIGURATION, updateType);
}

/** Where a consumer hears broadcast updates of every type: from one provider, or from any. Throws `InvalidNameError`. */
export function broadcastUpdateSubscription(providerInstanceName?: string): string {
  const anyType = (subject: string) => `${subject.slice(0, subject.lastIndexOf("."))}.*`;
  return providerInstanceName === undefined
    ? `kaa.v1.events.*.${ENTITY_TYPE}.${CONFIGURATION}.*`
    : anyType(broadcastUpdateSubject(providerInstanceName, "upsert"));
}

/**
 * Where a provider tells one service instance of updates (17/SCMP, "Targeted configuration updates"). The subject has
 * one section more than 3/ISM gives targeted messages. Throws `InvalidNameError`.
 */
export function serviceSpecificUpdateSubject(serviceInstanceName: string, updateType: UpdateType): string {
  return `${serviceSubject(serviceInstanceName, SCMP_PROTOCOL, CONFIGURATION)}.${updateType}`;
}

/**
 * Where a service instance hears targeted updates of every type. Each replica has to hear them, so the subscription
 * takes no queue group. Throws `InvalidNameError`.
 */
export function serviceSpecificUpdateSubscription(serviceInstanceName: string): string {
  return `${serviceSubject(serviceInstanceName, SCMP_PROTOCOL, CONFIGURATION)}.*`;
}

/** What a subject of 17/SCMP says. */
export type UpdateSubject =
  | { readonly kind: "broadcast"; readonly providerInstanceName: string; readonly updateType: UpdateType }
  | { readonly kind: "serviceSpecific"; readonly serviceInstanceName: string; readonly updateType: UpdateType };

/** Takes a subject apart. Undefined if it is none of this protocol. */
export function parseUpdateSubject(subject: string): UpdateSubject | undefined {
  const updateType = UPDATE_TYPES.find((type) => subject.endsWith(`.${type}`));
  if (updateType === undefined) {
    return undefined;
  }
  const event = parseSubject(subject);
  if (event?.kind === "event") {
    const providerInstanceName = event.originatorServiceInstanceName;
    return subject === broadcastUpdateSubject(providerInstanceName, updateType)
      ? { kind: "broadcast", providerInstanceName, updateType }
      : undefined;
  }
  const targeted = parseSubject(subject.slice(0, -updateType.length - 1));
  return targeted?.kind === "service" &&
    targeted.protocolName === SCMP_PROTOCOL &&
    targeted.messageType === CONFIGURATION
    ? { kind: "serviceSpecific", serviceInstanceName: targeted.serviceInstanceName, updateType }
    : undefined;
}
