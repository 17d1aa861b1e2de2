export { ConfigurationDevice, type ConfigurationOptions } from "./configuration-device.ts";
export type {
  Endpoint,
  EndpointIdentity,
  EndpointRequest,
  EndpointResponse,
  PushedResource,
  ReceivedMessage,
  SentRequest,
} from "./endpoint.ts";
export { HttpEndpoint, type HttpEndpointOptions } from "./http-endpoint.ts";
export { InboxClosedError } from "./inbox.ts";
export { type DeviceConnection, MqttEndpoint, type MqttEndpointOptions } from "./mqtt-endpoint.ts";
export { SharedConnection } from "./shared-connection.ts";
