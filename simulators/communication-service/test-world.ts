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
import {
  type ByteChannel,
  inMemoryTransport,
  type MessageBus,
  type MqttPacket,
  MqttStream,
  type OutgoingMqttPacket,
  type Transport,
} from "../../transport/index.ts";
import type { ClientTraffic } from "./client-traffic.ts";
import type { CommunicationServiceSettings } from "./settings.ts";
import { type StartedCommunicationService, startCommunicationService } from "./start-communication-service.ts";

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

/** A client that sends packets as it is told and remembers what it is sent. */
export class PacketClient {
  readonly received: MqttPacket[] = [];
  closed = false;
  readonly #channel: ByteChannel;
  readonly #stream: MqttStream;
  readonly #settle: () => Promise<void>;

  constructor(channel: ByteChannel, settle: () => Promise<void>) {
    const stream = new MqttStream(channel);
    this.#channel = channel;
    this.#stream = stream;
    this.#settle = settle;
    stream.onPacket((packet) => this.received.push(packet));
    stream.onClose(() => {
      this.closed = true;
    });
  }

  /** Sends packets and gives the world time to answer. */
  async send(...packets: OutgoingMqttPacket[]): Promise<void> {
    for (const packet of packets) {
      this.#stream.send(packet);
    }
    await this.#settle();
  }

  /** Sends bytes that need not be MQTT. */
  async sendBytes(bytes: Uint8Array): Promise<void> {
    this.#channel.write(bytes);
    await this.#settle();
  }

  connect(clientId: string, keepalive = 0): Promise<void> {
    return this.send({ cmd: "connect", clientId, keepalive, clean: true, protocolId: "MQTT", protocolVersion: 4 });
  }

  publish(topic: string, payload: string, qos: 0 | 1 | 2 = 0): Promise<void> {
    return this.send(publishPacket(topic, payload, qos));
  }

  subscribe(...filters: readonly string[]): Promise<void> {
    const subscriptions = filters.map((topic) => ({ topic, qos: 0 as const }));
    return this.send({ cmd: "subscribe", messageId: 9, subscriptions });
  }

  /** The messages received since the last call: topic, payload, quality of service. */
  messages(): [string, string, number][] {
    return this.received
      .splice(0)
      .filter((packet) => packet.cmd === "publish")
      .map(({ topic, payload, qos }) => [topic, payload.toString(), qos]);
  }

  /** The kinds of packet received since the last call. */
  kinds(): string[] {
    return this.received.splice(0).map(({ cmd }) => cmd);
  }

  cut(): void {
    this.#stream.destroy();
  }
}

/** A PUBLISH with message id 5. */
export function publishPacket(topic: string, payload: string, qos: 0 | 1 | 2 = 0, messageId = 5): OutgoingMqttPacket {
  const id = qos === 0 ? {} : { messageId };
  return { cmd: "publish", topic, payload: Buffer.from(payload), qos, dup: false, retain: false, ...id };
}

/** A communication service between a register, an extension and as many clients as a test likes. */
export interface CommunicationServiceWorld {
  readonly time: VirtualTime;
  readonly transport: Transport;
  readonly service: StartedCommunicationService;
  /** The connection of the extension "cmx". */
  readonly bus: MessageBus;
  readonly clientData: ReceivedClientData[];
  readonly traffic: ClientTraffic[];
  readonly pass: (ms: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly client: (clientId?: string) => Promise<PacketClient>;
  /** Answers ClientData on its `replyTo`. */
  readonly answer: (request: ReceivedClientData | undefined, answer: Partial<ExtensionData>) => Promise<void>;
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
    await using service = await startCommunicationService(complete, {
      bus: await transport.connectBus("kpc"),
      channels: transport.channels,
      http: transport.http,
      runtime: virtualRuntime(time, "communication service"),
      tap: (event) => traffic.push(event),
    });
    await scenario(await worldAround(service, time, transport, traffic, complete));
    await register.close();
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
): Promise<CommunicationServiceWorld> {
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
    async client(clientId) {
      const client = new PacketClient(await transport.channels.connect(service.mqttAddress), settle);
      if (clientId !== undefined) {
        await client.connect(clientId);
        assert.deepEqual(client.kinds(), ["connack"]);
      }
      return client;
    },
    async answer(request, answer) {
      assert.ok(request?.replyTo !== undefined, "no request, or none that names a subject for the answer");
      const { correlationId, appVersionName, endpointId, resourcePath, requestId } = request;
      const common = { correlationId, appVersionName, endpointId, resourcePath, requestId };
      bus.publish(request.replyTo, extensionDataCodec.encode(extensionData({ ...common, ...answer })));
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
