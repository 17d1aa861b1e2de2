export { type AppVersionUpdatedEvent, appVersionUpdatedCodec } from "./app-version-updated-event.ts";
export { type ConnectedEvent, connectedCodec } from "./connected-event.ts";
export { type DisconnectedEvent, disconnectedCodec } from "./disconnected-event.ts";
export { type RegisteredEvent, registeredCodec } from "./registered-event.ts";
export {
  appVersionUpdatedSubject,
  appVersionUpdatedSubscription,
  connectedSubject,
  connectedSubscription,
  disconnectedSubject,
  disconnectedSubscription,
  registeredSubject,
  registeredSubscription,
  unregisteredSubject,
  unregisteredSubscription,
} from "./subjects.ts";
export { type UnregisteredEvent, unregisteredCodec } from "./unregistered-event.ts";
