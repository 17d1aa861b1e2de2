import type { WorldAddresses } from "../../world/index.ts";

/** What someone needs to know to talk to a running box. */
export interface BoxFacts {
  readonly natsUrl: string;
  readonly mqttHost: string;
  readonly mqttPort: number;
  /** MQTT over WebSocket: `ws://127.0.0.1:8083/ws`. */
  readonly webSocketUrl: string;
  /** Devices post here: `<deviceUrl>/kp1/…`. */
  readonly deviceUrl: string;
  /** ECR's REST interface of the simulated configuration data provider. */
  readonly providerUrl: string;
  readonly endpointRegisterUrl: string;
  readonly communicationServiceUrl: string;
  readonly appVersionName: string;
  readonly endpointId: string;
  readonly endpointToken: string;
  /** JSON text of the configuration that the sample endpoint has. */
  readonly configuration: string;
}

/** The sample endpoint of a box. */
export type SampleEndpoint = Pick<BoxFacts, "appVersionName" | "endpointId" | "endpointToken" | "configuration">;

/** Puts together what is known of a box. */
export function boxFacts(natsUrl: string, addresses: WorldAddresses, sample: SampleEndpoint): BoxFacts {
  const mqtt = new URL(addresses.mqttAddress);
  return {
    natsUrl,
    mqttHost: mqtt.hostname,
    mqttPort: Number(mqtt.port),
    webSocketUrl: addresses.webSocketAddress,
    deviceUrl: addresses.deviceUrl,
    providerUrl: addresses.providerUrl,
    endpointRegisterUrl: addresses.endpointRegisterUrl,
    communicationServiceUrl: addresses.communicationServiceUrl,
    ...sample,
  };
}

/** The facts as shell variables, to be read with `. FILE`. */
export function shellFacts(facts: BoxFacts): string {
  const variables = [
    ["NATS_URL", facts.natsUrl],
    ["MQTT_HOST", facts.mqttHost],
    ["MQTT_PORT", String(facts.mqttPort)],
    ["WEBSOCKET_URL", facts.webSocketUrl],
    ["DEVICE_URL", facts.deviceUrl],
    ["PROVIDER_URL", facts.providerUrl],
    ["ENDPOINT_REGISTER_URL", facts.endpointRegisterUrl],
    ["COMMUNICATION_SERVICE_URL", facts.communicationServiceUrl],
    ["APP_VERSION", facts.appVersionName],
    ["ENDPOINT_ID", facts.endpointId],
    ["ENDPOINT_TOKEN", facts.endpointToken],
  ] as const;
  return `${variables.map(([name, value]) => `${name}='${value}'`).join("\n")}\n`;
}
