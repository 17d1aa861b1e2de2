import assert from "node:assert/strict";
import { Hono } from "hono";
import {
  type ClientData,
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
} from "../../protocol/esp/index.ts";
import { jsonMembers, jsonObjectText } from "../../protocol/json/index.ts";
import { serviceSpecificConfigurationUpdateCodec, serviceSpecificUpdateSubject } from "../../protocol/scmp/index.ts";
import { type Logger, seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { inMemoryTransport, type MessageBus, type Transport } from "../../transport/index.ts";
import type { Environment, StartedService } from "../service/index.ts";
import { startAdx } from "./adx.ts";
import type { AdxRules } from "./rules.ts";

/** When the world begins, Unix milliseconds. */
export const BEGINNING_MS = 1_767_225_600_000;

/** Where the simulated communication service wants its answers. */
export const REPLICA_SUBJECT = "kaa.v1.replica.kpc-1.esp.ExtensionData";

/** A message of a client, complete, for the subject that ADX takes messages on. */
export function clientData(changes: Partial<ClientData> = {}): ClientData {
  return {
    correlationId: "c-1",
    timestamp: BEGINNING_MS,
    timeout: 0,
    appVersionName: "kettle-v1",
    endpointId: "e-1",
    resourcePath: "/json",
    requestId: 7,
    payload: Buffer.from('{"q":"a"}'),
    configName: null,
    ...changes,
  };
}

/** An answer of ADX as the communication service got it. */
export interface ReceivedAnswer {
  readonly subject: string;
  readonly answer: ExtensionData;
}

/** What came back from an HTTP interface of a replica. */
export interface HttpExchange {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Settings of the one application, JSON texts; undefined if there are none. */
export interface SampleSettings {
  readonly application?: string;
  readonly appVersion?: string;
}

/** Where Tekton has the settings of applications. */
const CONFIGS = "/tekton/api/v1/app-configs";

/**
 * Everything around ADX, in memory and under virtual time: a communication service, and a Tekton with one application,
 * "kettle", of one version, "kettle-v1".
 */
export class SampleWorld {
  readonly time: VirtualTime;
  readonly transport: Transport;
  readonly answers: ReceivedAnswer[] = [];
  readonly log: string[] = [];
  /** What Tekton was told to change: method, path, query and body. */
  readonly changes: string[] = [];
  /** What Tekton has. */
  settings: SampleSettings = {};
  /** Answers in the place of Tekton; undefined lets it answer. */
  intercept: (request: Request) => Response | Promise<Response> | undefined = () => undefined;
  readonly #communicationService: MessageBus;
  readonly #tektonBus: MessageBus;

  private constructor(time: VirtualTime, transport: Transport, buses: readonly [MessageBus, MessageBus]) {
    [this.#communicationService, this.#tektonBus] = buses;
    this.time = time;
    this.transport = transport;
    for (const subject of [REPLICA_SUBJECT, "kaa.v1.service.kpc.esp.ExtensionData"]) {
      this.#communicationService.subscribe(subject, ({ payload }) => {
        const answer = extensionDataCodec.decode(payload);
        assert.ok(answer.ok, "what the service sent cannot be read");
        this.answers.push({ subject, answer: answer.value });
      });
    }
  }

  /** A world without any ADX. */
  static async open(settings: SampleSettings = {}): Promise<SampleWorld> {
    const time = new VirtualTime(BEGINNING_MS, seededRandom("sample world"));
    const transport = inMemoryTransport(time, seededRandom("transport"), time);
    const buses = [await transport.connectBus("kpc"), await transport.connectBus("tekton")] as const;
    const world = new SampleWorld(time, transport, buses);
    world.settings = settings;
    const tekton = world.#tekton();
    await transport.http.serve(
      "tekton",
      0,
      async (request) => (await world.intercept(request)) ?? tekton.fetch(request),
    );
    return world;
  }

  /** Starts a replica, and lets it fetch what it needs. */
  async start(replicaId = "adx-1", environment: Environment = {}, rules?: AdxRules): Promise<StartedService> {
    const runtime = { ...virtualRuntime(this.time, replicaId), logger: listLogger(this.log) };
    const ports = { bus: await this.transport.connectBus(replicaId), http: this.transport.http, runtime };
    const own = { SERVICE_INSTANCE_REPLICA_ID: replicaId, KAA_TEKTON_URL: "http://tekton.memory" };
    const started = await this.settled(startAdx(ports, { ...own, ...environment }, rules));
    await this.pass(10);
    return started;
  }

  /** Lets so much time pass. */
  async pass(ms: number): Promise<void> {
    await this.time.within(ms, new Promise(() => {}));
  }

  /** What `work` comes to, which must not take more than a minute. */
  async settled<T>(work: Promise<T>): Promise<T> {
    const outcome = await this.time.within(60_000, work);
    assert.ok(outcome.settled, "it took more than a minute");
    return outcome.value;
  }

  /** Sends a client's message, or any bytes in its place, and lets it be handled. */
  async send(message: ClientData | Uint8Array, replyTo: string | null = REPLICA_SUBJECT): Promise<void> {
    const payload = message instanceof Uint8Array ? message : clientDataCodec("2026-01").encode(message);
    this.#communicationService.publish(clientDataSubject("adx"), payload, replyTo ?? undefined);
    await this.pass(1);
  }

  /** What an endpoint is answered: the payload as text, or the status code of an error. */
  async ask(q: string, appVersionName = "kettle-v1"): Promise<string | number | undefined> {
    await this.send(clientData({ payload: Buffer.from(JSON.stringify({ q })), appVersionName }));
    const answer = this.answers.at(-1)?.answer;
    return answer?.payload === null || answer === undefined
      ? answer?.statusCode
      : Buffer.from(answer.payload).toString();
  }

  /** Has Tekton say to ADX that settings changed. */
  announce(): void {
    const event = {
      correlationId: "c",
      timestamp: this.time.now(),
      tenantID: "kaa",
      appName: "kettle",
      appVerName: null,
    };
    this.#tektonBus.publish(
      serviceSpecificUpdateSubject("adx", "upsert"),
      serviceSpecificConfigurationUpdateCodec.encode(event),
    );
  }

  /** Asks an HTTP interface of a replica. */
  async http(url: string, init: RequestInit = {}): Promise<HttpExchange> {
    const response = await this.settled(this.transport.http.fetch(new Request(url, init)));
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  #tekton(): Hono {
    const routes = new Hono();
    routes.get("/tekton/api/v1/applications", (context) =>
      context.json([{ name: "kettle", versions: [{ name: "kettle-v1" }] }]),
    );
    routes.get(CONFIGS, (context) => {
      const { application = "{}", appVersion = "null" } = this.settings;
      const members = jsonMembers(application).set("versions", `{"kettle-v1":${appVersion}}`);
      return context.body(`{"adx":{"kaa":{"applications":{"kettle":${jsonObjectText(members)}}}}}`);
    });
    routes.on(["PUT", "PATCH"], `${CONFIGS}/*`, async (context) => {
      const { pathname, search } = new URL(context.req.url);
      const body = await context.req.text();
      this.changes.push(`${context.req.method} ${pathname}${search} ${body}`);
      const changed = pathname.includes("app-versions") ? { appVersion: body } : { application: body };
      this.settings = { ...this.settings, ...changed };
      return context.body(null, 204);
    });
    return routes;
  }
}

function listLogger(lines: string[]): Logger {
  const level = (name: string) => (message: string) => void lines.push(`${name}: ${message}`);
  return { debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error") };
}
