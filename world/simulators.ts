import { needsPlatform, type Profile, profile, type Target } from "../conformance/targets/index.ts";
import type { Runtime } from "../runtime/index.ts";
import { startConfigurationDataProvider } from "../simulators/cdp/index.ts";
import { startCommandCaller } from "../simulators/command-caller/index.ts";
import {
  type CommunicationServicePorts,
  type StartedCommunicationService,
  startCommunicationService,
} from "../simulators/communication-service/index.ts";
import { startEndpointRegister } from "../simulators/endpoint-register/index.ts";
import type { MessageBus, Transport } from "../transport/index.ts";
import { type StartedDrafts, startDraftSimulators } from "./draft-simulators.ts";
import { startPlatformServices } from "./platform-services.ts";
import type { WorldAddresses } from "./world-addresses.ts";

/** What simulators are made of. */
export interface SimulatorParts {
  readonly target: Target;
  readonly transport: Transport;
  /** Time, randomness and identifiers of one party; each party gets streams of its own. */
  readonly runtimeOf: (party: string) => Runtime;
  /** Ports for devices; 0, unless told otherwise, lets the system choose. */
  readonly ports?: { readonly mqtt: number; readonly http: number; readonly webSocket?: number };
  /** Told of what clients and the communication service say to each other. */
  readonly tap?: CommunicationServicePorts["tap"];
  /** How the replica of the communication service is called; unless told otherwise, by a name of its own making. */
  readonly communicationReplicaId?: string;
  /** How long HTTP clients are kept waiting for their answer at most; longer than anybody else waits, unless told otherwise. */
  readonly httpAnswerTimeoutMs?: number;
}

/** Where simulators are reached. */
export type SimulatorAddresses = Omit<WorldAddresses, "recorderUrl">;

/** Simulators that are running. */
export interface StartedSimulators {
  readonly addresses: SimulatorAddresses;
  /** Ends them and their connections, last started first. */
  close(): Promise<void>;
}

/** The communication service waits longer for an answer than anybody else does: it must not be the one to give up. */
const HTTP_ANSWER_MS = 60_000;

/** Where published clients ask for their token. */
const TOKEN_EXTENSION = "bcx";

/** Starts every simulator that the target needs around it. */
export async function startSimulators(parts: SimulatorParts): Promise<StartedSimulators> {
  const { target, transport, runtimeOf } = parts;
  const { http } = transport;
  const closing: (() => Promise<void>)[] = [];
  const busOf = async (party: string): Promise<MessageBus> => {
    const bus = await transport.connectBus(party);
    closing.unshift(() => bus.close());
    return bus;
  };
  const register = await startEndpointRegister(
    { port: 0 },
    { http, bus: await busOf("endpoint-register"), runtime: runtimeOf("endpoint-register") },
  );
  closing.unshift(() => register.close());
  const { provider, drafts } = await startProviders(parts, busOf);
  closing.unshift(() => provider.close());
  const gate = await startGate(parts, await busOf("communication-service"), register.baseUrl);
  closing.unshift(() => gate.close());
  const platform = needsPlatform(target) ? await startPlatformServices({ target, http, busOf, runtimeOf }) : undefined;
  closing.unshift(async () => platform?.close());
  const caller = target.services.cex === undefined ? undefined : await startCaller(parts, busOf);
  closing.unshift(async () => caller?.close());
  const addresses = {
    mqttAddress: gate.mqttAddress,
    webSocketAddress: webSocketAddressOf(gate),
    deviceUrl: gate.deviceUrl,
    communicationServiceUrl: gate.controlUrl,
    providerUrl: provider.url,
    endpointRegisterUrl: register.baseUrl,
    ...(platform === undefined ? {} : { platform: platform.addresses }),
    ...(drafts === undefined ? {} : { drafts }),
    ...(caller === undefined ? {} : { commandCallerUrl: caller.baseUrl }),
  };
  const close = async (): Promise<void> => {
    for (const step of closing) {
      await step();
    }
  };
  return { addresses, close };
}

async function startCaller(
  { target: { instances }, transport, runtimeOf }: SimulatorParts,
  busOf: (party: string) => Promise<MessageBus>,
) {
  const settings = { agentInstanceName: instances.cex, instanceName: instances.commandCaller, port: 0 };
  const runtime = runtimeOf("command-caller");
  return startCommandCaller(settings, { bus: await busOf("command-caller"), http: transport.http, runtime });
}

/** What configurations come from, by the documents of the profile. */
interface StartedProviders {
  readonly provider: { readonly url: string; close(): Promise<void> };
  readonly drafts?: StartedDrafts["addresses"];
}

async function startProviders(
  parts: SimulatorParts,
  busOf: (party: string) => Promise<MessageBus>,
): Promise<StartedProviders> {
  const { target, transport, runtimeOf } = parts;
  if (profile(target.profile).documents === "drafts-2017") {
    const started = await startDraftSimulators({ target, http: transport.http, busOf, runtimeOf });
    return { provider: { url: started.providerUrl, close: () => started.close() }, drafts: started.addresses };
  }
  const provider = await startProvider(parts, await busOf("configuration-data-provider"));
  return { provider: { url: provider.baseUrl, close: () => provider.close() } };
}

function startProvider({ target, transport, runtimeOf }: SimulatorParts, bus: MessageBus) {
  const { avroSchemaSet } = profile(target.profile);
  const settings = { instanceName: target.instances.configurationDataProvider, port: 0, avroSchemaSet };
  return startConfigurationDataProvider(settings, {
    bus,
    http: transport.http,
    runtime: runtimeOf("configuration-data-provider"),
  });
}

function startGate(parts: SimulatorParts, bus: MessageBus, registerUrl: string) {
  const { transport, runtimeOf, tap } = parts;
  const runtime = runtimeOf("communication-service");
  const replicaId = parts.communicationReplicaId ?? runtime.ids.next();
  return startCommunicationService(
    { ...gateSettings(parts, replicaId, registerUrl), ...devicePorts(parts) },
    {
      bus,
      http: transport.http,
      channels: transport.channels,
      webSocketChannels: transport.webSockets,
      runtime,
      ...(tap === undefined ? {} : { tap }),
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

function gateSettings(
  { target: { instances, profile: name }, httpAnswerTimeoutMs = HTTP_ANSWER_MS }: SimulatorParts,
  replicaId: string,
  endpointRegisterUrl: string,
) {
  const { avroSchemaSet, zeroRequestId, httpSuccess, identifyOn }: Profile = profile(name);
  return {
    instanceName: instances.communicationService,
    replicaId,
    extensionInstanceNames: [instances.cmx, instances.adx, instances.otherAdx, instances.cex],
    tokenExtensionInstanceName: TOKEN_EXTENSION,
    endpointRegisterUrl,
    announceConnectivity: true,
    avroSchemaSet,
    zeroRequestId,
    responseWithoutRequestId: "dropEmpty" as const,
    httpSuccess,
    identifyOn,
    clientDataTimeoutMs: 0,
    httpAnswerTimeoutMs,
  };
}

function devicePorts({ ports }: SimulatorParts) {
  return { mqttPort: ports?.mqtt ?? 0, httpPort: ports?.http ?? 0, webSocketPort: ports?.webSocket ?? 0 };
}
