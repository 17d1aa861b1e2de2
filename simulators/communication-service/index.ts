export type { AppVersionRules } from "./app-version-rules.ts";
export type { ClientTap, ClientTraffic } from "./client-traffic.ts";
export type { NameIn } from "./configuration-name.ts";
export type { MqttConnectionDescription } from "./mqtt-connection.ts";
export type { CommunicationServiceFaults } from "./service-faults.ts";
export type { CommunicationServiceSettings, ResponseWithoutRequestId } from "./settings.ts";
export {
  type CommunicationServicePorts,
  type StartedCommunicationService,
  startCommunicationService,
} from "./start-communication-service.ts";
