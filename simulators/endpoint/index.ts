export type { Endpoint, EndpointIdentity, EndpointRequest, EndpointResponse, SentRequest } from "./endpoint.ts";
export { HttpEndpoint } from "./http-endpoint.ts";
export { InboxClosedError } from "./inbox.ts";
export {
  type DeviceConnection,
  MqttEndpoint,
  type MqttEndpointOptions,
  type ReceivedMessage,
} from "./mqtt-endpoint.ts";
