import assert from "node:assert/strict";
import {
  type ClientData,
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
  extensionDataSubject,
} from "../../protocol/esp/index.ts";
import { seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { inMemoryTransport, type MessageBus, type Transport } from "../../transport/index.ts";
import type { ClientTraffic } from "./client-traffic.ts";
import type { CommunicationServiceSettings } from "./settings.ts";
import { type StartedCommunicationService, startCommunicationService } from "./start-communication-service.ts";
import { BreakableBus } from "./test-breakable-bus.ts";
import { PacketClient } from "./test-packet-client.ts";

/** When the virtual time of a test world begins. */
export const START_MS = 1_700_000_000_000;
/** Longer than anything that is not held up on purpose takes. */
const SETTLE_MS = 100;

const TOKENS: Readonly<Record<string, string>> = { t1: "e-1", t1b: "e-1", t2: "e-2", slow: "e-3" };
/** How long the register takes for the token "slow". */
export const SLOW_MS = 50;

/** ClientData as the extension in a test world received it. */
export interface ReceivedClientData extends ClientData {
  readonly subject: string;
  readonly replyTo: string | undefined;
  readonly receivedAtMs: number;
}

/** A communication service between a register, an extension and as many clients as a test likes. */
export interface CommunicationServiceWorld {
  readonly time: VirtualTime;
  readonly transport: Transport;
  readonly service: StartedCommunicationService;
  /** The connection of the first replica. */
  readonly ownBus: BreakableBus;
  /** The connection of the extension "cmx". */
  readonly bus: MessageBus;
  readonly clientData: ReceivedClientData[];
  readonly traffic: ClientTraffic[];
  readonly pass: (ms: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  /** Connects a client, to the first replica unless told otherwise; with an id, the client says CONNECT, too. */
  readonly client: (clientId?: string, address?: string) => Promise<PacketClient>;
  /** Starts another replica of the instance, which ends with the scenario. */
  readonly sibling: (replicaId: string) => Promise<StartedCommunicationService>;
  /** Answers ClientData on its `replyTo`; `replyTo` is where the extension wants what comes next. */
  readonly answer: (
    request: ReceivedClientData | undefined,
    answer: Partial<ExtensionData>,
    replyTo?: string,
  ) => Promise<void>;
  /** Sends ExtensionData for endpoint e-1 to the instance. */
  readonly push: (data: Partial<ExtensionData>) => Promise<void>;
  readonly post: (path: string, payload: string, headers?: Record<string, string>) => Promise<Response>;
  readonly control: (
    method: string,
    path: string,
    body?: object,
  ) => Promise<{ readonly status: number; readonly body: unknown }>;
  readonly counter: (name: string) => Promise<unknown>;
}

/** What is ExtensionData but for what a test says. */
export function extensionData(data: Partial<ExtensionData>): ExtensionData {
  return {
    correlationId: "unasked",
    timestamp: START_MS,
    timeout: 0,
    appVersionName: "kettle-v1",
    extensionInstanceName: "cmx",
    endpointId: "e-1",
    resourcePath: "/config/json",
    requestId: null,
    payload: null,
    statusCode: 200,
    reasonPhrase: null,
    ...data,
  };
}

/** Runs a scenario in a world of its own, in virtual time, for at most an hour of it. */
export async function withCommunicationService(
  scenario: (world: CommunicationServiceWorld) => Promise<void>,
  settings: Partial<CommunicationServiceSettings> = {},
): Promise<void> {
  const random = seededRandom("communication service");
  const time = new VirtualTime(START_MS, random);
  const transport = inMemoryTransport(time, random, time);
  const ended = await time.within(3_600_000, run());
  assert.equal(ended.settled, true, "the scenario did not end");

  async function run(): Promise<void> {
    const traffic: ClientTraffic[] = [];
    const register = await transport.http.serve("register", 0, (request) => registerAnswer(request, time));
    const complete: CommunicationServiceSettings = {
      instanceName: "kpc",
      replicaId: "kpc-1",
      extensionInstanceNames: ["cmx", "deaf"],
      endpointRegisterUrl: register.baseUrl,
      mqttPort: 0,
      httpPort: 0,
      avroSchemaSet: "2026-01",
      zeroRequestId: "accept",
      responseWithoutRequestId: "dropEmpty",
      httpSuccess: "always200",
      identifyOn: "publishOrSubscribe",
      clientDataTimeoutMs: 3_000,
      httpAnswerTimeoutMs: 10_000,
      ...settings,
    };
    const replicas: StartedCommunicationService[] = [];
    const start = async (replicaId: string, own?: MessageBus) => {
      const ports = {
        bus: own ?? (await transport.connectBus(replicaId)),
        channels: transport.channels,
        webSocketChannels: transport.channels,
        http: transport.http,
        runtime: virtualRuntime(time, replicaId),
        tap: (event: ClientTraffic) => void traffic.push(event),
      };
      const replica = await startCommunicationService({ ...complete, replicaId }, ports);
      replicas.push(replica);
      return replica;
    };
    const ownBus = new BreakableBus(await transport.connectBus(complete.replicaId));
    const service = await start(complete.replicaId, ownBus);
    const around = await worldAround(service, time, transport, traffic, complete);
    await scenario({ ...around, ownBus, sibling: (replicaId) => start(replicaId) });
    await Promise.all([register, ...replicas].map((started) => started.close()));
  }
}

async function registerAnswer(request: Request, time: VirtualTime): Promise<Response> {
  const [, appVersionName, token] = /app-versions\/([^/]*)\/tokens\/([^/]*)$/.exec(new URL(request.url).pathname) ?? [];
  if (token === "broken") {
    return new Response("", { status: 500 });
  }
  if (token === "slow") {
    await pass(time, SLOW_MS);
  }
  const endpointId = appVersionName === "kettle-v1" ? TOKENS[token ?? ""] : undefined;
  return endpointId === undefined
    ? Response.json({ message: "unknown" }, { status: 404 })
    : Response.json({ endpointId });
}

function pass(time: VirtualTime, ms: number): Promise<void> {
  return new Promise((resolve) => time.schedule(ms, () => resolve()));
}

async function worldAround(
  service: StartedCommunicationService,
  time: VirtualTime,
  transport: Transport,
  traffic: ClientTraffic[],
  settings: CommunicationServiceSettings,
): Promise<Omit<CommunicationServiceWorld, "sibling" | "ownBus">> {
  const bus = await transport.connectBus("cmx");
  const clientData = await receivedBy(bus, time, settings);
  const settle = () => pass(time, SETTLE_MS);
  const control: CommunicationServiceWorld["control"] = async (method, path, body) => {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await transport.http.fetch(new Request(`${service.controlUrl}${path}`, { method, ...content }));
    return { status: response.status, body: await response.json() };
  };
  return {
    time,
    transport,
    service,
    bus,
    clientData,
    traffic,
    pass: (ms) => pass(time, ms),
    settle,
    control,
    async client(clientId, address = service.mqttAddress) {
      const client = new PacketClient(await transport.channels.connect(address), settle);
      if (clientId !== undefined) {
        await client.connect(clientId);
        assert.deepEqual(client.kinds(), ["connack"]);
      }
      return client;
    },
    async answer(request, answer, replyTo) {
      assert.ok(request?.replyTo !== undefined, "no request, or none that names a subject for the answer");
      const { correlationId, appVersionName, endpointId, resourcePath, requestId } = request;
      const common = { correlationId, appVersionName, endpointId, resourcePath, requestId };
      bus.publish(request.replyTo, extensionDataCodec.encode(extensionData({ ...common, ...answer })), replyTo);
      await settle();
    },
    async push(data) {
      bus.publish(extensionDataSubject("kpc"), extensionDataCodec.encode(extensionData(data)));
      await settle();
    },
    post: (path, payload, headers = {}) =>
      transport.http.fetch(new Request(`${service.deviceUrl}${path}`, { method: "POST", body: payload, headers })),
    async counter(name) {
      const { body } = await control("GET", "/control/counters");
      assert.ok(typeof body === "object" && body !== null);
      return new Map<string, unknown>(Object.entries(body)).get(name);
    },
  };
}

async function receivedBy(
  bus: MessageBus,
  time: VirtualTime,
  settings: CommunicationServiceSettings,
): Promise<ReceivedClientData[]> {
  const clientData: ReceivedClientData[] = [];
  bus.subscribe(clientDataSubject("cmx"), ({ subject, payload, replyTo }) => {
    const decoded = clientDataCodec(settings.avroSchemaSet).decode(payload);
    assert.ok(decoded.ok);
    clientData.push({ ...decoded.value, subject, replyTo, receivedAtMs: time.now() });
  });
  await bus.flush();
  return clientData;
}
