import assert from "node:assert/strict";
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
  configResponseSubject,
  configUpdatedCodec,
  configUpdatedSubject,
} from "../../protocol/cdtp/index.ts";
import { seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { type BusMessage, inMemoryTransport, type MessageBus, type Transport } from "../../transport/index.ts";
import { shape } from "../control/index.ts";
import type { ConfigurationDataProviderSettings } from "./settings.ts";
import { startConfigurationDataProvider } from "./start-configuration-data-provider.ts";

/** When the virtual time of a test world begins. */
export const START_MS = Date.UTC(2026, 0, 31);
const SETTINGS: ConfigurationDataProviderSettings = { instanceName: "cdp", port: 0, avroSchemaSet: "2026-01" };
/** Where the consumer of a test world takes answers. */
export const REPLY_TO = configResponseSubject("cmx-replica-1");
/** The configuration of endpoint e-1. */
export const PATH = "/api/v1/endpoints/e-1/app-versions/kettle-v1";

/** What the REST interface answered. */
export interface Reply {
  readonly status: number;
  readonly etag: string | null;
  readonly location: string | null;
  readonly allow: string | null;
  readonly body: unknown;
}

/** A provider, a consumer on the bus, and an administrator at the REST interface. */
export interface ProviderWorld {
  readonly time: VirtualTime;
  readonly transport: Transport;
  readonly rest: (method: string, path: string, body?: string, headers?: Record<string, string>) => Promise<Reply>;
  /** Stores a configuration and returns its id. */
  readonly put: (path: string, body: string) => Promise<string>;
  readonly fault: (fault: object) => Promise<void>;
  /** Sends a request and waits a second. */
  readonly publishRequest: (request?: Partial<ConfigRequest>) => Promise<void>;
  /** Sends a request and waits a second for the answer. */
  readonly ask: (request?: Partial<ConfigRequest>) => Promise<BusMessage | undefined>;
  readonly respond: (request?: Partial<ConfigRequest>) => Promise<ConfigResponse>;
  /** The events that came since the last call, a second after it. */
  readonly updates: () => Promise<ConfigUpdated[]>;
  /** Reports in the name of a consumer that endpoint e-1 applied a configuration, and waits a second. */
  readonly report: (applied: Partial<ConfigApplied>, consumerInstanceName?: string) => Promise<void>;
  /** The answers to requests that came since the last call of `ask` or of this. */
  readonly takeAnswers: () => BusMessage[];
  /** Sends a request as bytes and waits a second. */
  readonly publish: (payload: Uint8Array, replyTo?: string) => Promise<void>;
}

const stored = shape<{ configId: string }>({
  type: "object",
  required: ["configId", "name", "config", "createdDate", "updatedDate"],
  additionalProperties: false,
  properties: {
    configId: { type: "string", minLength: 1 },
    name: { type: "string" },
    config: { type: "string" },
    createdDate: { type: "string" },
    updatedDate: { type: "string" },
  },
});

/**
 * Runs a scenario in a world of its own, in virtual time, for at most an hour of it. `through` may put something
 * between the provider and its bus.
 */
export async function withProvider(
  scenario: (world: ProviderWorld) => Promise<void>,
  settings: Partial<ConfigurationDataProviderSettings> = {},
  through: (bus: MessageBus) => MessageBus = (bus) => bus,
): Promise<void> {
  const random = seededRandom("cdp");
  const time = new VirtualTime(START_MS, random);
  const transport = inMemoryTransport(time, random, time);
  const ended = await time.within(3_600_000, run());
  assert.equal(ended.settled, true, "the scenario did not end");

  async function run(): Promise<void> {
    const runtime = virtualRuntime(time, "cdp");
    const effective = { ...SETTINGS, ...settings };
    const ports = { bus: through(await transport.connectBus("cdp")), http: transport.http, runtime };
    await using provider = await startConfigurationDataProvider(effective, ports);
    await scenario(await worldAround(provider.baseUrl, time, transport, effective));
  }
}

async function worldAround(
  baseUrl: string,
  time: VirtualTime,
  transport: Transport,
  settings: ConfigurationDataProviderSettings,
): Promise<ProviderWorld> {
  const bus = await transport.connectBus("cmx");
  const answers: BusMessage[] = [];
  bus.subscribe(REPLY_TO, (message) => answers.push(message));
  const consumer = consumerOf(bus, time);
  await bus.flush();

  const world: ProviderWorld = {
    ...consumer,
    takeAnswers: () => answers.splice(0),
    time,
    transport,
    async rest(method, path, body, headers = {}) {
      const content = body === undefined ? {} : { body };
      const response = await transport.http.fetch(new Request(`${baseUrl}${path}`, { method, headers, ...content }));
      const answer = await response.text();
      return {
        status: response.status,
        etag: response.headers.get("ETag"),
        location: response.headers.get("Location"),
        allow: response.headers.get("Allow"),
        body: answer === "" ? undefined : JSON.parse(answer),
      };
    },
    async put(path, body) {
      const { status, body: answer } = await world.rest("PUT", path, body);
      assert.equal(status, 200);
      return stored.read(answer, "the stored configuration").configId;
    },
    async fault(fault) {
      assert.equal((await world.rest("POST", "/control/faults", JSON.stringify(fault))).status, 201);
    },
    async publish(payload, replyTo) {
      bus.publish(configRequestSubject("cdp"), payload, replyTo);
      await pass(time, 1_000);
    },
    async publishRequest(request = {}) {
      const complete = {
        correlationId: "c-1",
        timestamp: time.now(),
        timeout: 0,
        appVersionName: "kettle-v1",
        endpointId: "e-1",
        configId: null,
        configName: null,
        ...request,
      };
      await world.publish(configRequestCodec(settings.avroSchemaSet).encode(complete), REPLY_TO);
    },
    async ask(request) {
      await world.publishRequest(request);
      assert.ok(answers.length <= 1, "several answers");
      return answers.pop();
    },
    async respond(request) {
      const answer = await world.ask(request);
      assert.ok(answer !== undefined, "no answer");
      const decoded = configResponseCodec.decode(answer.payload);
      assert.ok(decoded.ok, "no Avro");
      return decoded.value;
    },
  };
  return world;
}

function consumerOf(bus: MessageBus, time: VirtualTime): Pick<ProviderWorld, "report" | "updates"> {
  const updates: ConfigUpdated[] = [];
  bus.subscribe(configUpdatedSubject("cdp"), ({ payload }) => {
    const event = configUpdatedCodec.decode(payload);
    assert.ok(event.ok);
    updates.push(event.value);
  });
  return {
    async updates() {
      await pass(time, 1_000);
      return updates.splice(0);
    },
    async report(applied, consumerInstanceName = "cmx") {
      const complete = {
        correlationId: "c-1",
        timestamp: time.now(),
        timeout: 0,
        appVersionName: "kettle-v1",
        endpointId: "e-1",
        configId: "",
        originatorReplicaId: null,
        statusCode: 200,
        reasonPhrase: null,
        ...applied,
      };
      bus.publish(configAppliedSubject(consumerInstanceName), configAppliedCodec.encode(complete));
      await pass(time, 1_000);
    },
  };
}

/** Resolves when so much virtual time has passed. */
export function pass(time: VirtualTime, ms: number): Promise<void> {
  return new Promise((resolve) => time.schedule(ms, () => resolve()));
}

/** Content as text. */
export function text(content: Uint8Array | null): string | null {
  return content === null ? null : new TextDecoder().decode(content);
}
