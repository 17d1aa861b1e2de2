import { eventSubject } from "../ism/index.ts";

/** The event types of 9/ELCE, by what this package calls them: event group and event type of the subject. */
const EVENTS = {
  connected: { group: "connectivity", type: "connected" },
  disconnected: { group: "connectivity", type: "disconnected" },
  registered: { group: "lifecycle", type: "registered" },
  unregistered: { group: "lifecycle", type: "unregistered" },
  appVersionUpdated: { group: "lifecycle", type: "appversion-updated" },
} as const;

type EventName = keyof typeof EVENTS;

function subject(event: EventName, originatorInstanceName: string): string {
  const { group, type } = EVENTS[event];
  return eventSubject(originatorInstanceName, "endpoint", group, type);
}

function subscription(event: EventName, originatorInstanceName: string | undefined): string {
  const { group, type } = EVENTS[event];
  return originatorInstanceName === undefined
    ? `kaa.v1.events.*.endpoint.${group}.${type}`
    : subject(event, originatorInstanceName);
}

/** Where an originator broadcasts that endpoints connected. Throws `InvalidNameError`, as all subject builders do. */
export function connectedSubject(originatorInstanceName: string): string {
  return subject("connected", originatorInstanceName);
}

/** Where an originator broadcasts that endpoints disconnected. Throws `InvalidNameError`. */
export function disconnectedSubject(originatorInstanceName: string): string {
  return subject("disconnected", originatorInstanceName);
}

/** Where an originator broadcasts that an endpoint registered. Throws `InvalidNameError`. */
export function registeredSubject(originatorInstanceName: string): string {
  return subject("registered", originatorInstanceName);
}

/** Where an originator broadcasts that an endpoint was removed. Throws `InvalidNameError`. */
export function unregisteredSubject(originatorInstanceName: string): string {
  return subject("unregistered", originatorInstanceName);
}

/** Where an originator broadcasts that an endpoint changed its application version. Throws `InvalidNameError`. */
export function appVersionUpdatedSubject(originatorInstanceName: string): string {
  return subject("appVersionUpdated", originatorInstanceName);
}

/** Where a listener hears that endpoints connected: from one originator, or from any. Throws `InvalidNameError`. */
export function connectedSubscription(originatorInstanceName?: string): string {
  return subscription("connected", originatorInstanceName);
}

/** Where a listener hears that endpoints disconnected: from one originator, or from any. Throws `InvalidNameError`. */
export function disconnectedSubscription(originatorInstanceName?: string): string {
  return subscription("disconnected", originatorInstanceName);
}

/** Where a listener hears that an endpoint registered: from one originator, or from any. Throws `InvalidNameError`. */
export function registeredSubscription(originatorInstanceName?: string): string {
  return subscription("registered", originatorInstanceName);
}

/** Where a listener hears that an endpoint was removed: from one originator, or from any. Throws `InvalidNameError`. */
export function unregisteredSubscription(originatorInstanceName?: string): string {
  return subscription("unregistered", originatorInstanceName);
}

/**
 * Where a listener hears that an endpoint changed its application version: from one originator, or from any.
 * Throws `InvalidNameError`.
 */
export function appVersionUpdatedSubscription(originatorInstanceName?: string): string {
  return subscription("appVersionUpdated", originatorInstanceName);
}
