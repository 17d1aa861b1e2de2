import { type Profile, profile, type ServiceName, servicesOf, type Target } from "../conformance/targets/index.ts";
import type { Runtime } from "../runtime/index.ts";
import { startConfigurationDataProvider } from "../simulators/cdp/index.ts";
import {
  type StartedCommunicationService,
  startCommunicationService,
} from "../simulators/communication-service/index.ts";
import { startEndpointRegister } from "../simulators/endpoint-register/index.ts";
import type { MessageBus, Transport } from "../transport/index.ts";
import { endpointHistoryRoutes } from "./endpoint-history.ts";
import { startPlatformServices } from "./platform-services.ts";
import { Recorder, recorderRoutes, type TargetState } from "./recorder/index.ts";
import type { WorldAddresses } from "./world-addresses.ts";

/** What a world is made of. */
export interface WorldParts {
  readonly target: Target;
  readonly transport: Transport;
  /** Time, randomness and identifiers of one party; each party gets streams of its own. */
  readonly runtimeOf: (party: string) => Runtime;
  readonly targetState: () => TargetState;
  /** The services that will live in it, which decides what they need around them; all of the target unless told otherwise. */
  readonly services?: readonly ServiceName[];
  /** Ports for devices; 0, unless told otherwise, lets the system choose. */
  readonly ports?: { readonly mqtt: number; readonly http: number; readonly webSocket?: number };
}

/** The world around the services under test, running. */
export interface StartedWorld {
  readonly addresses: WorldAddresses;
  readonly recorder: Recorder;
  /** Ends the simulators, last started first. */
  close(): Promise<void>;
}

/** Services that turn to Tekton and the Tenant Manager. */
const NEEDS_PLATFORM: readonly ServiceName[] = ["adx"];

/** The communication service waits longer for an answer than anybody else does: it must not be the one to give up. */
const HTTP_ANSWER_MS = 60_000;

/** Where published clients ask for their token. */
const TOKEN_EXTENSION = "bcx";

/** Starts every simulator and the recorder. */
export async function startSimulatedWorld(parts: WorldParts): Promise<StartedWorld> {
  const closing: (() => Promise<void>)[] = [];
  const bus = async (name: string): Promise<MessageBus> => {
    const connected = await parts.transport.connectBus(name);
    closing.unshift(() => connected.close());
    return connected;
  };
  const { http } = parts.transport;
  const recorder = new Recorder(parts.runtimeOf("recorder").clock);
  await recorder.listen(await bus("recorder"));

  const register = await startEndpointRegister(
    { port: 0 },
    { http, bus: await bus("endpoint-register"), runtime: parts.runtimeOf("endpoint-register") },
  );
  closing.unshift(() => register.close());
  const provider = await startProvider(parts, await bus("configuration-data-provider"));
  closing.unshift(() => provider.close());
  const gate = await startGate(parts, await bus("communication-service"), recorder, register.baseUrl);
  closing.unshift(() => gate.close());

  const routes = recorderRoutes({
    recorder,
    bus: await bus("injector"),
    clock: parts.runtimeOf("recorder").clock,
    targetState: parts.targetState,
  });
  routes.route("/", endpointHistoryRoutes(recorder, profile(parts.target.profile).avroSchemaSet));
  const { target, runtimeOf } = parts;
  const services = parts.services ?? servicesOf(target).map(([name]) => name);
  const platform = services.some((name) => NEEDS_PLATFORM.includes(name))
    ? await startPlatformServices({ target, http, busOf: bus, runtimeOf })
    : undefined;
  closing.unshift(async () => platform?.close());
  const server = await http.serve("recorder", 0, (request) => routes.fetch(request));
  closing.unshift(() => server.close());
  const addresses = {
    mqttAddress: gate.mqttAddress,
    webSocketAddress: webSocketAddressOf(gate),
    deviceUrl: gate.deviceUrl,
    communicationServiceUrl: gate.controlUrl,
    providerUrl: provider.baseUrl,
    endpointRegisterUrl: register.baseUrl,
    recorderUrl: server.baseUrl,
    ...(platform === undefined ? {} : { platform: platform.addresses }),
  };
  return { addresses, recorder, close: () => closeAll(closing) };
}

async function closeAll(closing: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closing) {
    await close();
  }
}

function startProvider({ target, transport, runtimeOf }: WorldParts, bus: MessageBus) {
  const { avroSchemaSet } = profile(target.profile);
  const settings = { instanceName: target.instances.configurationDataProvider, port: 0, avroSchemaSet };
  return startConfigurationDataProvider(settings, {
    bus,
    http: transport.http,
    runtime: runtimeOf("configuration-data-provider"),
  });
}

function startGate(
  { target, transport, runtimeOf, ports }: WorldParts,
  bus: MessageBus,
  recorder: Recorder,
  registerUrl: string,
) {
  const runtime = runtimeOf("communication-service");
  return startCommunicationService(
    { ...gateSettings(target, runtime.ids.next(), registerUrl), ...devicePorts(ports) },
    {
      bus,
      http: transport.http,
      channels: transport.channels,
      webSocketChannels: transport.webSockets,
      runtime,
      tap: (traffic) => recorder.takeClientTraffic(traffic),
    },
  );
}

/** It has one, as it was given channels for it. */
function webSocketAddressOf({ webSocketAddress }: StartedCommunicationService): string {
  if (webSocketAddress === undefined) {
    throw new TypeError("the communication service has no WebSocket");
  }
  return webSocketAddress;
}

function gateSettings({ instances, profile: name }: Target, replicaId: string, endpointRegisterUrl: string) {
  const { avroSchemaSet, zeroRequestId, httpSuccess, identifyOn }: Profile = profile(name);
  return {
    instanceName: instances.communicationService,
    replicaId,
    extensionInstanceNames: [instances.cmx, instances.adx],
    tokenExtensionInstanceName: TOKEN_EXTENSION,
    endpointRegisterUrl,
    announceConnectivity: true,
    avroSchemaSet,
    zeroRequestId,
    responseWithoutRequestId: "dropEmpty" as const,
    httpSuccess,
    identifyOn,
    clientDataTimeoutMs: 0,
    httpAnswerTimeoutMs: HTTP_ANSWER_MS,
  };
}

function devicePorts(ports: WorldParts["ports"]) {
  return { mqttPort: ports?.mqtt ?? 0, httpPort: ports?.http ?? 0, webSocketPort: ports?.webSocket ?? 0 };
}
