import assert from "node:assert/strict";
import {
  broadcastConfigurationUpdateCodec,
  broadcastUpdateSubscription,
  parseUpdateSubject,
  serviceSpecificConfigurationUpdateCodec,
} from "../../protocol/scmp/index.ts";
import { seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { type BusMessage, inMemoryTransport, type MessageBus, type Transport } from "../../transport/index.ts";
import type { AccessTokens } from "./access-tokens.ts";
import type { TektonSettings } from "./settings.ts";
import { startTekton } from "./start-tekton.ts";

/** When the virtual time of a test world begins. */
export const START_MS = Date.UTC(2026, 0, 31);
/** The same moment as it stands in answers. */
export const START_DATE = "2026-01-31T00:00:00.000Z";

const ADX_SCHEMA = { type: "object" };
/** The settings of a test world: security off, two services. */
export const SETTINGS: TektonSettings = {
  instanceName: "tekton",
  port: 0,
  replicaId: "tekton-1",
  security: "off",
  serviceInstances: {
    adx: { serviceName: "ADX", serviceGroup: "extensions", appConfigurationSchema: ADX_SCHEMA },
    cex: { serviceName: "CEX", serviceGroup: "extensions", description: "commands" },
  },
};

/** What the REST interface answered. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined for what is no JSON. */
  readonly body: unknown;
}

/** What a test sends. */
export interface Sending {
  readonly token?: string;
  readonly contentType?: string;
}

/** A Tekton, a consumer on the bus, and an administrator at the REST interface. */
export interface TektonWorld {
  readonly time: VirtualTime;
  readonly transport: Transport;
  readonly baseUrl: string;
  /** Paths begin after `/tekton/api/v1`, or with `/control`. A string is sent as it is, anything else as JSON. */
  readonly rest: (method: string, path: string, body?: unknown, sending?: Sending) => Promise<Reply>;
  /** As `rest` for what must succeed. */
  readonly done: (method: string, path: string, body?: unknown) => Promise<Reply>;
  readonly fault: (fault: object) => Promise<void>;
  /** How often each fault in force fired, the oldest first. */
  readonly fired: () => Promise<unknown>;
  /** The events that came since the last call, in short: `adx upsert kaa/kettle/kettle-v1`; `*` for the cluster. */
  readonly events: () => Promise<string[]>;
  /** The messages behind the events since the last call of this. */
  readonly messages: () => Promise<BusMessage[]>;
  /** Creates application "kettle" with version "kettle-v1" and forgets the events. */
  readonly kettle: () => Promise<void>;
  readonly consumer: MessageBus;
}

/** What may be different in a test world. */
export interface WorldOptions {
  readonly settings?: Partial<TektonSettings>;
  readonly accessTokens?: AccessTokens;
  /** Puts something between Tekton and its bus. */
  readonly through?: (bus: MessageBus) => MessageBus;
}

/** Runs a scenario in a world of its own, in virtual time, for at most an hour of it. */
export async function withTekton(
  scenario: (world: TektonWorld) => Promise<void>,
  { settings = {}, accessTokens, through = (bus) => bus }: WorldOptions = {},
): Promise<void> {
  const random = seededRandom("tekton");
  const time = new VirtualTime(START_MS, random);
  const transport = inMemoryTransport(time, random, time);
  const ended = await time.within(3_600_000, run());
  assert.equal(ended.settled, true, "the scenario did not end");

  async function run(): Promise<void> {
    const ports = {
      bus: through(await transport.connectBus("tekton")),
      http: transport.http,
      runtime: virtualRuntime(time, "tekton"),
      ...(accessTokens === undefined ? {} : { accessTokens }),
    };
    await using tekton = await startTekton({ ...SETTINGS, ...settings }, ports);
    await scenario(await worldAround(tekton.baseUrl, time, transport));
  }
}

async function worldAround(baseUrl: string, time: VirtualTime, transport: Transport): Promise<TektonWorld> {
  const consumer = await transport.connectBus("consumer");
  const received: BusMessage[] = [];
  consumer.subscribe(broadcastUpdateSubscription(), (message) => received.push(message));
  consumer.subscribe("kaa.v1.service.*.scmp.configuration.*", (message) => received.push(message));
  await consumer.flush();
  const rest: TektonWorld["rest"] = (method, path, body, sending) =>
    sent(transport, baseUrl, { method, path, body, ...sending });
  const world: TektonWorld = {
    time,
    transport,
    baseUrl,
    consumer,
    rest,
    async done(method, path, body) {
      const reply = await rest(method, path, body);
      assert.ok(reply.status >= 200 && reply.status < 300, `${method} ${path}: ${reply.status} ${reply.text}`);
      return reply;
    },
    async fault(fault) {
      assert.equal((await rest("POST", "/control/faults", fault)).status, 201);
    },
    async fired() {
      const { text } = await rest("GET", "/control/faults");
      return Array.from(text.matchAll(/"fired":(\d+)/g), ([, count]) => Number(count));
    },
    async messages() {
      await pass(time, 1_000);
      return received.splice(0);
    },
    async events() {
      return (await world.messages()).map(inShort);
    },
    async kettle() {
      await world.done("POST", "/applications", { name: "kettle" });
      await world.done("POST", "/applications/kettle/app-versions", { nameSuffix: "v1" });
      await world.messages();
    },
  };
  return world;
}

interface Sent extends Sending {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

async function sent({ http }: Transport, baseUrl: string, { method, path, body, ...sending }: Sent): Promise<Reply> {
  const headers = {
    ...(body === undefined ? {} : { "Content-Type": sending.contentType ?? "application/json" }),
    ...(sending.token === undefined ? {} : { Authorization: `Bearer ${sending.token}` }),
  };
  const content = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const url = `${baseUrl}${path.startsWith("/control") ? "" : "/tekton/api/v1"}${path}`;
  const response = await http.fetch(new Request(url, { method, headers, ...content }));
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Tests ask for the text where a body may be no JSON.
    return undefined;
  }
}

function inShort({ subject, payload }: BusMessage): string {
  const said = parseUpdateSubject(subject);
  assert.ok(said !== undefined, subject);
  const codec = said.kind === "broadcast" ? broadcastConfigurationUpdateCodec : serviceSpecificConfigurationUpdateCodec;
  const event = codec.decode(payload);
  assert.ok(event.ok, "no Avro");
  const { tenantID, appName, appVerName } = event.value;
  const names = [tenantID, appName, appVerName].map((name) => name ?? "-").join("/");
  return `${said.kind === "broadcast" ? "*" : said.serviceInstanceName} ${said.updateType} ${names}`;
}

/** Resolves when so much virtual time has passed. */
export function pass(time: VirtualTime, ms: number): Promise<void> {
  return new Promise((resolve) => time.schedule(ms, () => resolve()));
}
