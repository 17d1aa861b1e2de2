import { profile } from "../../conformance/targets/index.ts";
import { clockWaiter, type Runtime, silentLogger, systemClock, systemRuntime } from "../../runtime/index.ts";
import { startConfigurationDataProvider } from "../../simulators/cdp/index.ts";
import { startCommunicationService } from "../../simulators/communication-service/index.ts";
import { startEndpointRegister } from "../../simulators/endpoint-register/index.ts";
import { type MessageBus, nodeTransport } from "../../transport/index.ts";
import { type WorldAddresses, WorldDrivers } from "../../world/index.ts";
import { COMMUNICATION_REPLICA_ID, INSTANCES } from "../instance-names.ts";

const HTTP_ANSWER_MS = 5_000;
const RECONNECT = { waitMs: 100 };
const SETTINGS = profile("deployed");

/**
 * The simulators around CMX, in this process, on a bus that may break. Unlike in a run nothing is recorded, since these
 * tests send more than a recording may hold.
 */
export class Simulators implements AsyncDisposable {
  readonly addresses: WorldAddresses;
  readonly drivers: WorldDrivers;
  readonly #closing: readonly (() => Promise<void>)[];

  private constructor(addresses: WorldAddresses, closing: readonly (() => Promise<void>)[]) {
    const { channels, webSockets, http } = nodeTransport({ servers: [] });
    this.addresses = addresses;
    this.drivers = new WorldDrivers(addresses, {
      channels,
      webSockets,
      http,
      clock: systemClock,
      waiter: clockWaiter(systemClock),
    });
    this.#closing = closing;
  }

  /** Starts them. `seed` determines their random numbers. */
  static async start(natsUrl: string, seed: string): Promise<Simulators> {
    const transport = nodeTransport({ servers: [natsUrl], reconnect: RECONNECT });
    const { http, channels } = transport;
    const closing: (() => Promise<void>)[] = [];
    const party = async (name: string): Promise<{ bus: MessageBus; runtime: Runtime }> => {
      const bus = await transport.connectBus(name);
      closing.unshift(() => bus.close());
      return { bus, runtime: systemRuntime(`${seed}/${name}`, silentLogger) };
    };
    const register = await startEndpointRegister({ port: 0 }, { http, ...(await party("endpoint-register")) });
    closing.unshift(() => register.close());
    const provider = await startConfigurationDataProvider(
      { instanceName: INSTANCES.configurationDataProvider, port: 0, avroSchemaSet: SETTINGS.avroSchemaSet },
      { http, ...(await party("configuration-data-provider")) },
    );
    closing.unshift(() => provider.close());
    const ports = { http, channels, ...(await party("communication-service")) };
    const gate = await startCommunicationService(communicationSettings(register.baseUrl), ports);
    closing.unshift(() => gate.close());
    const addresses = {
      mqttAddress: gate.mqttAddress,
      webSocketAddress: "",
      deviceUrl: gate.deviceUrl,
      communicationServiceUrl: gate.controlUrl,
      providerUrl: provider.baseUrl,
      endpointRegisterUrl: register.baseUrl,
      recorderUrl: "",
    };
    return new Simulators(addresses, closing);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.drivers.close();
    for (const close of this.#closing) {
      await close();
    }
  }
}

function communicationSettings(endpointRegisterUrl: string) {
  return {
    instanceName: INSTANCES.communicationService,
    replicaId: COMMUNICATION_REPLICA_ID,
    extensionInstanceNames: [INSTANCES.cmx],
    endpointRegisterUrl,
    mqttPort: 0,
    httpPort: 0,
    announceConnectivity: true,
    avroSchemaSet: SETTINGS.avroSchemaSet,
    zeroRequestId: SETTINGS.zeroRequestId,
    responseWithoutRequestId: "dropEmpty" as const,
    httpSuccess: SETTINGS.httpSuccess,
    identifyOn: SETTINGS.identifyOn,
    clientDataTimeoutMs: 0,
    httpAnswerTimeoutMs: HTTP_ANSWER_MS,
  };
}
