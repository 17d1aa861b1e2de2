import { extensionDataReplicaSubject, extensionDataSubject } from "../../protocol/esp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { ChannelTransport, HttpTransport, MessageBus } from "../../transport/index.ts";
import { Counters, FaultRegistry, type StartedSimulator } from "../control/index.ts";
import type { ClientTap } from "./client-traffic.ts";
import { Delays } from "./delays.ts";
import { DeviceHttp } from "./device-http.ts";
import { ExtensionDataRouter } from "./extension-data-router.ts";
import { MqttService } from "./mqtt-service.ts";
import { PendingRequests } from "./pending-requests.ts";
import { RequestRelay } from "./request-relay.ts";
import { serviceControl } from "./service-control.ts";
import { SERVICE_COUNTERS, type ServiceCounter } from "./service-counters.ts";
import { type CommunicationServiceFaults, communicationServiceFaultKinds } from "./service-faults.ts";
import type { CommunicationServiceSettings } from "./settings.ts";
import { TokenDirectory } from "./token-directory.ts";

/** By what a communication service reaches the rest of the world. */
export interface CommunicationServicePorts {
  readonly bus: MessageBus;
  readonly channels: ChannelTransport;
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
}

/**
 * Starts one replica of a communication service: 1/KP over MQTT 3.1.1 and HTTP for clients, 4/ESP towards extensions,
 * and `/control`. It relays between clients and extensions; it is no MQTT broker.
 *
 * ExtensionData for the whole instance is taken without a queue group: only the replica with the endpoint's connection
 * can deliver it. Closing leaves the bus open.
 */
export async function startCommunicationService(
  settings: CommunicationServiceSettings,
  ports: CommunicationServicePorts,
): Promise<StartedCommunicationService> {
  const { bus, http, channels, runtime, tap = () => {} } = ports;
  const faults = new FaultRegistry<CommunicationServiceFaults>(communicationServiceFaultKinds, runtime);
  const counters = new Counters<ServiceCounter>(SERVICE_COUNTERS);
  const delays = new Delays(runtime.clock);
  const pending = new PendingRequests(runtime.clock);
  const tokens = new TokenDirectory(settings.endpointRegisterUrl, http, runtime.clock);
  const relay = new RequestRelay({ settings, bus, runtime, tokens, pending, delays, faults, counters });
  const mqtt = new MqttService({ settings, runtime, relay, tokens, counters, tap });
  const devices = new DeviceHttp({ settings, runtime, relay, counters, tap });
  const control = serviceControl({
    bus,
    logger: runtime.logger,
    faults,
    counters,
    connections: () => mqtt.describe(),
  });
  const router = new ExtensionDataRouter({
    responseWithoutRequestId: settings.responseWithoutRequestId,
    pending,
    counters,
    logger: runtime.logger,
    nameOf: (endpointId) => mqtt.nameOf(endpointId),
    deliver: (message) => mqtt.deliver(message),
  });

  const { replicaId } = settings;
  const subscriptions = [extensionDataSubject(settings.instanceName), extensionDataReplicaSubject(replicaId)].map(
    (subject) => bus.subscribe(subject, (message) => router.handle(message)),
  );
  await bus.flush();
  const controlServer = await http.serve(`${replicaId}-control`, settings.controlPort ?? 0, (request) =>
    control.fetch(request),
  );
  const deviceServer = await http.serve(`${replicaId}-devices`, settings.httpPort, (request) =>
    devices.app.fetch(request),
  );
  const listener = await channels.listen(replicaId, settings.mqttPort, (channel) => mqtt.accept(channel));

  const close = async () => {
    for (const subscription of subscriptions) {
      subscription.unsubscribe();
    }
    mqtt.close();
    devices.close();
    delays.close();
    await Promise.all([listener.close(), deviceServer.close(), controlServer.close()]);
  };
  return {
    baseUrl: controlServer.baseUrl,
    controlUrl: controlServer.baseUrl,
    deviceUrl: deviceServer.baseUrl,
    mqttAddress: listener.address,
    close,
    [Symbol.asyncDispose]: close,
  };
}
