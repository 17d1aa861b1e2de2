import assert from "node:assert/strict";
import type { Decoded } from "../../protocol/avro/index.ts";
import {
  type ConfigApplied,
  type ConfigRequest,
  type ConfigResponse,
  type ConfigUpdated,
  configAppliedCodec,
  configAppliedSubject,
  configRequestCodec,
  configRequestSubject,
  configResponseCodec,
  configUpdatedCodec,
  configUpdatedSubject,
} from "../../protocol/cdtp/index.ts";
import {
  appVersionUpdatedCodec,
  appVersionUpdatedSubject,
  type ConnectedEvent,
  connectedCodec,
  connectedSubject,
  disconnectedCodec,
  disconnectedSubject,
  unregisteredCodec,
  unregisteredSubject,
} from "../../protocol/elce/index.ts";
import {
  type ClientData,
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
} from "../../protocol/esp/index.ts";
import { type Logger, seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { inMemoryTransport, type MessageBus, type Transport } from "../../transport/index.ts";
import type { Environment, ServicePorts } from "../service/index.ts";

/** When the world begins, Unix milliseconds. */
export const BEGINNING_MS = 1_767_225_600_000;

/** Where the simulated communication service wants its answers. */
export const REPLICA_SUBJECT = "kaa.v1.replica.kpc-1.esp.ExtensionData";

/** How long the provider may take in this world. */
export const PROVIDER_TIMEOUT_MS = 1_000;

/** Settings for a CMX of this world. */
export const ENVIRONMENT: Environment = {
  SERVICE_INSTANCE_REPLICA_ID: "cmx-1",
  KAA_CMX_REPLICA_INTRODUCTION_MILLIS: "0",
  KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: String(PROVIDER_TIMEOUT_MS),
};

/** A request of CMX as the provider got it. */
export interface ReceivedRequest {
  readonly request: ConfigRequest;
  readonly replyTo: string | undefined;
}

/** An answer of CMX as the communication service got it, with its subject and the time. */
export interface ReceivedAnswer {
  readonly subject: string;
  readonly atMs: number;
  readonly answer: ExtensionData;
}

/** A message of a client, complete, for the subject that CMX takes messages on. */
export function clientData(changes: Partial<ClientData> = {}): ClientData {
  return {
    correlationId: "c-1",
    timestamp: BEGINNING_MS,
    timeout: 0,
    appVersionName: "kettle-v1",
    endpointId: "e-1",
    resourcePath: "/config/json",
    requestId: 7,
    payload: Buffer.from("{}"),
    configName: null,
    ...changes,
  };
}

const EVENT = { correlationId: "event-1", timeout: 0, originatorReplicaId: "replica-1" };

/** Everything around a CMX, in memory and under virtual time: a communication service, a provider, a log. */
export class SampleWorld {
  /** What came to the provider. */
  readonly requests: ReceivedRequest[] = [];
  /** What came to the communication service. */
  readonly answers: ReceivedAnswer[] = [];
  /** What CMX announced as applied or rejected. */
  readonly applied: ConfigApplied[] = [];
  /** What the service logged, with the level in front. */
  readonly log: string[] = [];
  /** Called the moment that an answer comes to the communication service. */
  onAnswer: (() => void) | undefined;
  readonly ports: ServicePorts;
  readonly time: VirtualTime;
  readonly transport: Transport;
  readonly #communicationService: MessageBus;
  readonly #provider: MessageBus;

  private constructor(time: VirtualTime, transport: Transport, buses: readonly [MessageBus, MessageBus, MessageBus]) {
    const [service, communicationService, provider] = buses;
    this.time = time;
    this.transport = transport;
    this.ports = this.#portsOf("cmx", service);
    this.#communicationService = communicationService;
    this.#provider = provider;
    provider.subscribe(configAppliedSubject("cmx"), ({ payload }) => {
      this.applied.push(decoded(configAppliedCodec.decode(payload)));
    });
    for (const subject of [REPLICA_SUBJECT, "kaa.v1.service.kpc.esp.ExtensionData"]) {
      communicationService.subscribe(subject, ({ payload, noResponders }) => {
        if (!noResponders) {
          this.#takeAnswer(subject, payload);
        }
      });
    }
  }

  /**
   * A world. The provider is `"silent"` (takes requests, answers when told to), `"absent"` (does not even listen) or
   * `"prompt"` (answers at once).
   */
  static async open(provider: "silent" | "absent" | "prompt" = "silent", seed = "seed"): Promise<SampleWorld> {
    const time = new VirtualTime(BEGINNING_MS, seededRandom(`${seed}/deliveries`));
    const transport = inMemoryTransport(time, seededRandom(`${seed}/transport`), time);
    const bus = (name: string) => transport.connectBus(name);
    const world = new SampleWorld(time, transport, [await bus("cmx"), await bus("kpc"), await bus("ecr")]);
    if (provider !== "absent") {
      world.#provider.subscribe(configRequestSubject("ecr"), ({ payload, replyTo }) => {
        world.requests.push({ request: decoded(configRequestCodec("2026-01").decode(payload)), replyTo });
        if (provider === "prompt") {
          world.#answerRequest(world.requests.pop(), {});
        }
      });
    }
    return world;
  }

  /** Ports for another replica, with a connection of its own. */
  async portsFor(replicaId: string): Promise<ServicePorts> {
    return this.#portsOf(replicaId, await this.transport.connectBus(replicaId));
  }

  /** The answers that answer nothing. */
  pushes(): ReceivedAnswer[] {
    return this.answers.filter(({ answer }) => answer.requestId === null);
  }

  /** What `work` comes to, which must not take more than a second. */
  async settled<T>(work: Promise<T>): Promise<T> {
    const outcome = await this.time.within(1000, work);
    assert.ok(outcome.settled, "it took more than a second");
    return outcome.value;
  }

  /** Lets so much time pass. */
  async pass(ms: number): Promise<void> {
    await this.time.within(ms, new Promise(() => {}));
  }

  /** Sends a client's message, or any bytes in its place, with a reply subject or none, and lets it be handled. */
  async send(message: ClientData | Uint8Array, replyTo: string | null = REPLICA_SUBJECT): Promise<void> {
    const payload = message instanceof Uint8Array ? message : clientDataCodec("2026-01").encode(message);
    this.#communicationService.publish(clientDataSubject("cmx"), payload, replyTo ?? undefined);
    await this.pass(1);
  }

  /** Answers a request that came to the provider, and lets the answer be handled. */
  async respond(received: ReceivedRequest | undefined, changes: Partial<ConfigResponse> = {}): Promise<void> {
    this.#answerRequest(received, changes);
    await this.pass(1);
  }

  #answerRequest(received: ReceivedRequest | undefined, changes: Partial<ConfigResponse>): void {
    assert.ok(received?.replyTo !== undefined, "no such request came to the provider");
    const { correlationId, appVersionName, endpointId } = received.request;
    const response = {
      correlationId,
      appVersionName,
      endpointId,
      timestamp: this.time.now(),
      timeout: 0,
      configId: "v1",
      contentType: "application/json",
      content: Buffer.from("5"),
      statusCode: 200,
      reasonPhrase: "OK",
      ...changes,
    };
    this.#provider.publish(received.replyTo, configResponseCodec.encode(response));
  }

  /** Sends any bytes as the provider's answer, and lets them be handled. */
  async respondWith(subject: string, payload: Uint8Array): Promise<void> {
    this.#provider.publish(subject, payload);
    await this.pass(1);
  }

  /** Has the communication service say that endpoints connected, and lets it be handled. */
  async connect(changes: Partial<ConnectedEvent> = {}): Promise<void> {
    const event = { ...EVENT, timestamp: this.time.now(), endpoints: new Map([["e-1", "kettle-v1"]]), ...changes };
    this.#communicationService.publish(connectedSubject("kpc"), connectedCodec.encode(event));
    await this.pass(1);
  }

  /** Has the communication service say that endpoints disconnected, and lets it be handled. */
  async disconnect(endpointIds: readonly string[]): Promise<void> {
    const endpoints = new Map(endpointIds.map((endpointId) => [endpointId, "kettle-v1"]));
    const event = { ...EVENT, timestamp: this.time.now(), endpoints };
    this.#communicationService.publish(disconnectedSubject("kpc"), disconnectedCodec.encode(event));
    await this.pass(1);
  }

  /** Has the endpoint register say that an endpoint was removed, and lets it be handled. */
  async unregister(endpointId: string): Promise<void> {
    const event = { ...EVENT, timestamp: this.time.now(), endpointId, appVersionName: "kettle-v1" };
    this.#communicationService.publish(unregisteredSubject("epr"), unregisteredCodec.encode(event));
    await this.pass(1);
  }

  /** Has the endpoint register say that the endpoint changed its appversion, and lets it be handled. */
  async changeAppVersion(): Promise<void> {
    const versions = { appVersionName: "kettle-v2", previousAppVersionName: "kettle-v1" };
    const event = { ...EVENT, timestamp: this.time.now(), endpointId: "e-1", ...versions };
    this.#communicationService.publish(appVersionUpdatedSubject("epr"), appVersionUpdatedCodec.encode(event));
    await this.pass(1);
  }

  /** Has the provider say that it has a new configuration, without waiting. */
  announceUpdate(changes: Partial<ConfigUpdated> = {}): void {
    const content = { configId: "v2", contentType: "application/json", content: Buffer.from("6") };
    const addressee = { endpointId: "e-1", appVersionName: "kettle-v1" };
    const event = { ...EVENT, timestamp: this.time.now(), ...addressee, ...content, ...changes };
    this.#provider.publish(configUpdatedSubject("ecr"), configUpdatedCodec.encode(event));
  }

  /** As `announceUpdate`, and lets it be handled. */
  async update(changes: Partial<ConfigUpdated> = {}): Promise<void> {
    this.announceUpdate(changes);
    await this.pass(1);
  }

  #portsOf(name: string, bus: MessageBus): ServicePorts {
    const runtime = { ...virtualRuntime(this.time, name), logger: listLogger(this.log) };
    return { bus, http: this.transport.http, runtime };
  }

  #takeAnswer(subject: string, payload: Uint8Array): void {
    const answer = decoded(extensionDataCodec.decode(payload));
    this.answers.push({ subject, atMs: this.time.now(), answer });
    this.onAnswer?.();
  }
}

function decoded<T>(result: Decoded<T>): T {
  assert.ok(result.ok, "what the service sent cannot be read");
  return result.value;
}

function listLogger(lines: string[]): Logger {
  const level = (name: string) => (message: string) => void lines.push(`${name}: ${message}`);
  return { debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error") };
}
