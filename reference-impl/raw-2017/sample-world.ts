import assert from "node:assert/strict";
import type { Decoded } from "../../protocol/avro/index.ts";
import { connectedCodec, connectedSubject, disconnectedCodec, disconnectedSubject } from "../../protocol/elce/index.ts";
import {
  type ClientData,
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
} from "../../protocol/esp/index.ts";
import {
  type ConfigurationRequest,
  type ConfigurationResponse,
  type Confirmation,
  configurationEventSubject,
  encodeConfigurationResponse,
  encodeConfirmation,
  encodeNewAvailableEvent,
  instanceSubject,
  type NewAvailableEvent,
  parseConfigurationMessage,
  parseConfigurationRequest,
  parseUpdatedEvent,
  type UpdatedEvent,
} from "../../protocol/raw-2017/index.ts";
import { type Logger, seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { inMemoryTransport, type MessageBus, type Transport } from "../../transport/index.ts";
import type { Environment, ServicePorts } from "../service/index.ts";
import { type Raw2017CmxRules, startRaw2017Cmx } from "./index.ts";

/** When the world begins, Unix milliseconds. */
export const BEGINNING_MS = Date.UTC(2017, 2, 31);
/** Where the simulated communication service wants its answers. */
export const REPLICA_SUBJECT = "kaa.v1.replica.kpc-1.esp.ExtensionData";
/** Where it hears what is for all of its replicas. */
export const INSTANCE_SUBJECT = "kaa.v1.service.kpc.esp.ExtensionData";
/** How long the provider may take in this world. */
export const PROVIDER_TIMEOUT_MS = 1_000;

/** Settings for a replica of this world. */
export function environmentOf(replicaId: string): Environment {
  return {
    SERVICE_INSTANCE_REPLICA_ID: replicaId,
    KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: String(PROVIDER_TIMEOUT_MS),
  };
}

/** A request of CMX as the provider got it. */
export interface ReceivedRequest {
  readonly request: ConfigurationRequest;
  readonly replyTo: string | undefined;
}

/** What CMX sent to an endpoint, as the communication service got it. */
export interface ReceivedAnswer {
  readonly subject: string;
  readonly atMs: number;
  readonly answer: ExtensionData;
}

/** A message of a client, complete: a request for the configuration unless changed. */
export function clientData(changes: Partial<ClientData> = {}): ClientData {
  return {
    correlationId: "c-1",
    timestamp: BEGINNING_MS,
    timeout: 0,
    appVersionName: "kettle-v1",
    endpointId: "e-1",
    resourcePath: "/json",
    requestId: 7,
    payload: new Uint8Array(),
    configName: null,
    ...changes,
  };
}

const ENDPOINTS: ReadonlyMap<string, string> = new Map([["e-1", "kettle-v1"]]);

/** Everything around a CMX of 2017, in memory and under virtual time: a communication service, a provider, a log. */
export class SampleWorld {
  /** What came to the provider and is not answered yet. */
  readonly requests: ReceivedRequest[] = [];
  /** What came to the communication service. */
  readonly answers: ReceivedAnswer[] = [];
  /** What CMX announced as taken. */
  readonly updates: UpdatedEvent[] = [];
  /** What the service logged, with the level in front. */
  readonly log: string[] = [];
  /** What the provider answers at once; without it, nothing. */
  offer: Partial<ConfigurationResponse> | undefined;
  readonly time: VirtualTime;
  readonly transport: Transport;
  readonly #communicationService: MessageBus;
  readonly #provider: MessageBus;

  private constructor(time: VirtualTime, transport: Transport, communicationService: MessageBus, provider: MessageBus) {
    this.time = time;
    this.transport = transport;
    this.#communicationService = communicationService;
    this.#provider = provider;
    provider.subscribe(configurationEventSubject("cmx", "updated"), ({ payload }) => {
      this.updates.push(read(parseUpdatedEvent(payload)));
    });
    for (const subject of [REPLICA_SUBJECT, INSTANCE_SUBJECT]) {
      communicationService.subscribe(subject, ({ payload, noResponders }) => {
        if (!noResponders) {
          const answer = read(extensionDataCodec.decode(payload));
          this.answers.push({ subject, atMs: this.time.now(), answer });
        }
      });
    }
  }

  /** A world with a provider, which may not even listen. */
  static async open(provider: "there" | "absent" = "there", seed = "seed"): Promise<SampleWorld> {
    const time = new VirtualTime(BEGINNING_MS, seededRandom(`${seed}/deliveries`));
    const transport = inMemoryTransport(time, seededRandom(`${seed}/transport`), time);
    const cdp = await transport.connectBus("cdp");
    const world = new SampleWorld(time, transport, await transport.connectBus("kpc"), cdp);
    if (provider === "there") {
      cdp.subscribe(instanceSubject("cdp"), ({ payload, replyTo }) => {
        const received = { request: read(parseConfigurationRequest(payload)), replyTo };
        world.requests.push(received);
        if (world.offer !== undefined) {
          world.requests.pop();
          world.#answerRequest(received, world.offer);
        }
      });
    }
    return world;
  }

  /** Ports for a replica, with a connection of its own. */
  async portsFor(name: string): Promise<ServicePorts> {
    const runtime = { ...virtualRuntime(this.time, name), logger: listLogger(this.log) };
    return { bus: await this.transport.connectBus(name), http: this.transport.http, runtime };
  }

  /** Starts a replica. `through` may put something between it and its bus. */
  async start(
    replicaId = "cmx-1",
    rules?: Raw2017CmxRules,
    settings: Environment = {},
    through: (bus: MessageBus) => MessageBus = (bus) => bus,
  ) {
    const { bus, ...ports } = await this.portsFor(replicaId);
    const environment = { ...environmentOf(replicaId), ...settings };
    const service = startRaw2017Cmx({ ...ports, bus: through(bus) }, environment, rules);
    const outcome = await this.time.within(1_000, service);
    assert.ok(outcome.settled, "the service did not start");
    await this.pass(1);
    return outcome.value;
  }

  /** Lets so much time pass. */
  async pass(ms: number): Promise<void> {
    await this.time.within(ms, new Promise(() => {}));
  }

  /** Sends a client's message, or any bytes in its place, with a reply subject or none, and lets it be handled. */
  async send(message: ClientData | Uint8Array, replyTo: string | null = REPLICA_SUBJECT): Promise<void> {
    const payload = message instanceof Uint8Array ? message : clientDataCodec("2020-05").encode(message);
    this.#communicationService.publish(clientDataSubject("cmx"), payload, replyTo ?? undefined);
    await this.pass(1);
  }

  /** Has an endpoint confirm, and lets it be handled. */
  async confirm(confirmation: Confirmation, changes: Partial<ClientData> = {}): Promise<void> {
    const payload = encodeConfirmation(confirmation);
    const message = { resourcePath: "/json/status", requestId: null, correlationId: "c-2", payload, ...changes };
    await this.send(clientData({ timestamp: this.time.now(), ...message }));
  }

  /** Answers the oldest request that came to the provider, and lets the answer be handled. */
  async respond(changes: Partial<ConfigurationResponse> = {}): Promise<void> {
    this.#answerRequest(this.requests.shift(), changes);
    await this.pass(1);
  }

  /** Sends any bytes to a subject as the provider, and lets them be handled. */
  async sendAsProvider(subject: string, payload: Uint8Array): Promise<void> {
    this.#provider.publish(subject, payload);
    await this.pass(1);
  }

  /** Has the communication service say that endpoints connected, and lets it be handled. */
  async connect(endpoints = ENDPOINTS, changes: { readonly timestamp?: number; readonly timeout?: number } = {}) {
    const event = { ...this.#connectivity(endpoints), ...changes };
    this.#communicationService.publish(connectedSubject("kpc"), connectedCodec.encode(event));
    await this.pass(1);
  }

  /** Has the communication service say that endpoint e-1 disconnected, and lets it be handled. */
  async disconnect(): Promise<void> {
    const event = disconnectedCodec.encode(this.#connectivity(ENDPOINTS));
    this.#communicationService.publish(disconnectedSubject("kpc"), event);
    await this.pass(1);
  }

  /** Has the provider announce a configuration, and lets it be handled. */
  async announce(changes: Partial<NewAvailableEvent> = {}): Promise<void> {
    const owner = { appVersionToken: "kettle-v1", endpointId: "e-1" };
    const configuration = { configVersion: 2, contentType: "json", content: Buffer.from("6") };
    const event = { correlationId: "event-2", eventTimestamp: this.time.now(), ...owner, ...configuration, ...changes };
    const subject = configurationEventSubject("cdp", "new-available");
    await this.sendAsProvider(subject, encodeNewAvailableEvent(event));
  }

  /** The configurations that were sent, as texts. */
  configurations(): string[] {
    return this.answers.flatMap(({ answer }) =>
      answer.payload === null
        ? []
        : [
            Buffer.from(answer.payload)
              .toString()
              .replace(/"id":\d+/, '"id":#'),
          ],
    );
  }

  /** The identifier of the configuration that was sent last. */
  lastId(): string | number {
    const payload = this.answers.at(-1)?.answer.payload;
    const { id } = read(parseConfigurationMessage(payload ?? new Uint8Array()));
    assert.ok(id !== undefined, "the configuration has no id");
    return id;
  }

  #connectivity(endpoints: ReadonlyMap<string, string>) {
    const timestamp = this.time.now();
    return { correlationId: "event-1", timestamp, timeout: 0, endpoints, originatorReplicaId: "kpc-1" };
  }

  #answerRequest(received: ReceivedRequest | undefined, changes: Partial<ConfigurationResponse>): void {
    assert.ok(received?.replyTo !== undefined, "no such request came to the provider");
    const { correlationId, appVersionToken, endpointId } = received.request;
    const response = {
      correlationId,
      timestamp: this.time.now(),
      timeout: 0,
      appVersionToken,
      endpointId,
      contentType: "json",
      configVersion: 1,
      statusCode: 0,
      content: Buffer.from("5"),
      ...changes,
    } as const;
    this.#provider.publish(received.replyTo, encodeConfigurationResponse(response));
  }
}

function read<T>(result: Decoded<T>): T {
  assert.ok(result.ok, "what the service sent cannot be read");
  return result.value;
}

function listLogger(lines: string[]): Logger {
  const level = (name: string) => (message: string) => void lines.push(`${name}: ${message}`);
  return { debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error") };
}
