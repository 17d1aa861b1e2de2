/** Where the parties of a world are reached. Plain data, so that it can be handed to another process. */
export interface WorldAddresses {
  readonly mqttAddress: string;
  /** MQTT over WebSocket, if it is served: `ws://host:port/ws`; in memory, of the form of `mqttAddress`. */
  readonly webSocketAddress: string;
  readonly deviceUrl: string;
  readonly communicationServiceUrl: string;
  readonly providerUrl: string;
  readonly endpointRegisterUrl: string;
  readonly recorderUrl: string;
}
