import { extensionDataReplicaSubject, extensionDataSubject } from "../../protocol/esp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { BusSubscription, ChannelTransport, HttpTransport, MessageBus } from "../../transport/index.ts";
import { Counters, FaultRegistry, type StartedSimulator } from "../control/index.ts";
import { AppVersionDirectory } from "./app-version-rules.ts";
import type { ClientTap } from "./client-traffic.ts";
import { ConnectivityEvents } from "./connectivity-events.ts";
import { Delays } from "./delays.ts";
import { DeviceHttp } from "./device-http.ts";
import { ExtensionDataRouter } from "./extension-data-router.ts";
import { MqttService } from "./mqtt-service.ts";
import { PendingRequests } from "./pending-requests.ts";
import { RequestRelay } from "./request-relay.ts";
import { serviceControl } from "./service-control.ts";
import { SERVICE_COUNTERS, type ServiceCounter } from "./service-counters.ts";
import { type CommunicationServiceFaults, communicationServiceFaultKinds } from "./service-faults.ts";
import { SessionAffinity } from "./session-affinity.ts";
import type { CommunicationServiceSettings } from "./settings.ts";
import { TokenDirectory } from "./token-directory.ts";
import { listenForTokenRequests } from "./token-extension.ts";

/** By what a communication service reaches the rest of the world. */
export interface CommunicationServicePorts {
  readonly bus: MessageBus;
  readonly channels: ChannelTransport;
  /** For MQTT over WebSocket, which is not served without it. In memory, that of `channels` will do. */
  readonly webSocketChannels?: ChannelTransport;
  readonly http: HttpTransport;
  readonly runtime: Runtime;
  /** Told of every application message between clients and the service. */
  readonly tap?: ClientTap;
}

/** A replica of a communication service that is running. Its `baseUrl` is the `controlUrl`. */
export interface StartedCommunicationService extends StartedSimulator {
  /** Where HTTP clients POST: `<deviceUrl>/kp1/…`. */
  readonly deviceUrl: string;
  /** Where the REST interface for control answers. */
  readonly controlUrl: string;
  /** Where MQTT clients connect: `tcp://…` or `memory://…`. */
  readonly mqttAddress: string;
  /** Where MQTT clients connect over WebSocket: `ws://…/ws` or `memory://…`. Undefined if it is not served. */
  readonly webSocketAddress: string | undefined;
}

/**
 * Starts one replica of a communication service: 1/KP over MQTT 3.1.1 (TCP, WebSocket) and HTTP for clients, 4/ESP
 * towards extensions, 9/ELCE for whoever listens, and `/control`. It relays between clients and extensions; it is no
 * MQTT broker.
 *
 * ExtensionData for the whole instance is taken without a queue group: only the replica with the endpoint's connection
 * can deliver it. Closing leaves the bus open. Throws a `RangeError` for settings that contradict each other.
 */
export async function startCommunicationService(
  settings: CommunicationServiceSettings,
  ports: CommunicationServicePorts,
): Promise<StartedCommunicationService> {
  checkSettings(settings);
  const parts = partsOf(settings, ports);
  const subscriptions = listenToBus(settings, ports.bus, parts);
  await ports.bus.flush();
  const servers = await serve(settings, ports, parts);
  const close = async () => {
    for (const subscription of subscriptions) {
      subscription.unsubscribe();
    }
    parts.mqtt.close();
    parts.devices.close();
    parts.delays.close();
    await servers.close();
  };
  return { baseUrl: servers.controlUrl, ...servers, close, [Symbol.asyncDispose]: close };
}

function checkSettings({ nameIn, avroSchemaSet }: CommunicationServiceSettings): void {
  if (nameIn !== undefined && nameIn !== "path" && avroSchemaSet === "2020-05") {
    throw new RangeError(`nameIn is "${nameIn}", but ClientData of schema set 2020-05 has no configName; use "path"`);
  }
}

type Parts = ReturnType<typeof partsOf>;

function partsOf(settings: CommunicationServiceSettings, ports: CommunicationServicePorts) {
  const { bus, http, runtime, tap = () => {} } = ports;
  const faults = new FaultRegistry<CommunicationServiceFaults>(communicationServiceFaultKinds, runtime);
  const counters = new Counters<ServiceCounter>(SERVICE_COUNTERS);
  const delays = new Delays(runtime.clock);
  const pending = new PendingRequests(runtime.clock);
  const affinity = new SessionAffinity();
  const appVersions = new AppVersionDirectory({ ...settings, extensionInstanceNames: extensionsOf(settings) });
  const connectivity = new ConnectivityEvents({ settings, bus, runtime, counters });
  const tokens = new TokenDirectory(settings.endpointRegisterUrl, http, runtime.clock);
  const relay = new RequestRelay({
    settings,
    bus,
    runtime,
    tokens,
    appVersions,
    affinity,
    pending,
    delays,
    faults,
    counters,
  });
  const mqtt = new MqttService({ settings, runtime, relay, tokens, connectivity, counters, tap });
  const devices = new DeviceHttp({ settings, runtime, relay, counters, tap });
  const { logger } = runtime;
  const connections = () => mqtt.describe();
  const control = serviceControl({ bus, logger, faults, counters, appVersions, connections });
  const router = new ExtensionDataRouter({
    responseWithoutRequestId: settings.responseWithoutRequestId,
    pending,
    affinity,
    appVersions,
    counters,
    logger,
    nameOf: (endpointId) => mqtt.nameOf(endpointId),
    deliver: (message) => mqtt.deliver(message),
  });
  const listenForTokens = () => listenForTokenRequests({ settings, bus, runtime, pending });
  return { connectivity, mqtt, devices, delays, control, router, listenForTokens };
}

function extensionsOf(settings: CommunicationServiceSettings): readonly string[] {
  const { extensionInstanceNames, tokenExtensionInstanceName } = settings;
  return tokenExtensionInstanceName === undefined
    ? extensionInstanceNames
    : [...extensionInstanceNames, tokenExtensionInstanceName];
}

function listenToBus(
  { instanceName, replicaId }: CommunicationServiceSettings,
  bus: MessageBus,
  { router, mqtt, connectivity, listenForTokens }: Parts,
): readonly BusSubscription[] {
  const subjects = [extensionDataSubject(instanceName), extensionDataReplicaSubject(replicaId)];
  connectivity.announceAfterBreaks(() => mqtt.present());
  return [
    ...subjects.map((subject) => bus.subscribe(subject, (message) => router.handle(message))),
    ...listenForTokens(),
    ...connectivity.listen((endpointId, atMs) => mqtt.movedAway(endpointId, atMs)),
  ];
}

async function serve(
  settings: CommunicationServiceSettings,
  { http, channels, webSocketChannels }: CommunicationServicePorts,
  { control, devices, mqtt }: Parts,
) {
  const { replicaId, controlPort = 0, httpPort, mqttPort, webSocketPort = 0 } = settings;
  const controlServer = await http.serve(`${replicaId}-control`, controlPort, (request) => control.fetch(request));
  const deviceServer = await http.serve(`${replicaId}-devices`, httpPort, (request) => devices.app.fetch(request));
  const listener = await channels.listen(replicaId, mqttPort, (channel) => mqtt.accept(channel, "mqtt"));
  const webSockets = await webSocketChannels?.listen(`${replicaId}-ws`, webSocketPort, (channel) =>
    mqtt.accept(channel, "ws"),
  );
  return {
    controlUrl: controlServer.baseUrl,
    deviceUrl: deviceServer.baseUrl,
    mqttAddress: listener.address,
    webSocketAddress: webSockets?.address,
    close: async () => {
      await Promise.all([listener.close(), webSockets?.close(), deviceServer.close(), controlServer.close()]);
    },
  };
}
