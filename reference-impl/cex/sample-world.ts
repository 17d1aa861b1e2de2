import assert from "node:assert/strict";
import { Hono } from "hono";
import { commandPath, encodeResults, resultPath } from "../../protocol/cep/index.ts";
import {
  type CommandInvocationRequest,
  type CommandInvocationResult,
  commandInvocationRequestCodec,
  commandInvocationResultCodec,
  commandRequestSubject,
  commandResultSubject,
} from "../../protocol/cip/index.ts";
import { connectedCodec, connectedSubject } from "../../protocol/elce/index.ts";
import {
  type ClientData,
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
} from "../../protocol/esp/index.ts";
import { type Logger, seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { type BreakableConnection, inMemoryTransport, type MessageBus, type Transport } from "../../transport/index.ts";
import type { Environment, StartedService } from "../service/index.ts";
import { startCex } from "./cex.ts";
import { type OpenStore, openStore } from "./open-store.ts";
import { type CexRules, cexRules } from "./rules.ts";
import { type CommandStore, openMemoryStore } from "./store/index.ts";

/** When the world begins, Unix milliseconds. */
export const BEGINNING_MS = 1_767_225_600_000;

/** Where the simulated communication service wants its answers. */
export const REPLICA_SUBJECT = "kaa.v1.replica.kpc-1.esp.ExtensionData";

/** Where the simulated caller of 12/CIP wants its results. */
export const CALLER_SUBJECT = commandResultSubject("caller-1");

/** What came to an endpoint: commands unasked, or the answer to a message. */
export interface Received {
  readonly endpointId: string;
  readonly resourcePath: string;
  readonly requestId: number | null;
  readonly statusCode: number;
  /** The payload as text, or the reason of an error. */
  readonly text: string;
}

/** What came back from an HTTP interface of a replica. */
export interface HttpExchange {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

let worlds = 0;

/**
 * Everything around CEX, in memory and under virtual time: a communication service, a caller of 12/CIP, an endpoint
 * register, and a Tekton with one application, "kettle", of one version, "kettle-v1". Endpoint "e-1" has that version.
 */
export class SampleWorld {
  readonly time = new VirtualTime(BEGINNING_MS, seededRandom("sample world"));
  readonly transport: Transport = inMemoryTransport(this.time, seededRandom("transport"), this.time);
  /** What was sent to endpoints, pushes among it. */
  readonly received: Received[] = [];
  readonly extensionData: ExtensionData[] = [];
  readonly results: CommandInvocationResult[] = [];
  readonly log: string[] = [];
  /** The appversion of each endpoint that the register knows. */
  readonly registered = new Map([
    ["e-1", "kettle-v1"],
    ["e-2", "kettle-v1"],
  ]);
  readonly filters = new Map<string, readonly string[]>();
  /** Answers in the place of Tekton and of the register; undefined lets them answer. */
  intercept: (request: Request) => Response | undefined = () => undefined;
  readonly #databaseUrl = `memory:sample world ${(worlds += 1)}`;
  #gate: MessageBus | undefined;
  #caller: MessageBus | undefined;

  /** A world without any CEX. */
  static async open(): Promise<SampleWorld> {
    const world = new SampleWorld();
    const gate = await world.transport.connectBus("kpc");
    for (const subject of [REPLICA_SUBJECT, "kaa.v1.service.kpc.esp.ExtensionData"]) {
      gate.subscribe(subject, ({ payload }) => world.#receive(payload));
    }
    const caller = await world.transport.connectBus("caller");
    caller.subscribe(CALLER_SUBJECT, ({ payload }) => {
      const result = commandInvocationResultCodec.decode(payload);
      assert.ok(result.ok, "what the service sent to a caller cannot be read");
      world.results.push(result.value);
    });
    [world.#gate, world.#caller] = [gate, caller];
    const doubles = world.#doubles();
    for (const name of ["tekton", "register"]) {
      await world.transport.http.serve(name, 0, (request) => world.intercept(request) ?? doubles.fetch(request));
    }
    return world;
  }

  /** Starts a replica on the store that all replicas of this world share. */
  async start(
    replicaId = "cex-1",
    environment: Environment = {},
    { rules = cexRules, open = openStore, connection }: StartOptions = {},
  ): Promise<StartedService> {
    const runtime = { ...virtualRuntime(this.time, replicaId), logger: listLogger(this.log) };
    const bus = await this.transport.connectBus(replicaId);
    const ports = { bus: connection?.around(bus) ?? bus, http: this.transport.http, runtime };
    const own = {
      SERVICE_INSTANCE_REPLICA_ID: replicaId,
      KAA_TEKTON_URL: "http://tekton.memory",
      KAA_CEX_ENDPOINT_REGISTER_URL: "http://register.memory",
      DATABASE_URL: this.#databaseUrl,
    };
    const started = await this.settled(startCex(ports, { ...own, ...environment }, rules, open));
    await this.pass(10);
    return started;
  }

  /** The store that all replicas of this world share. */
  openStore(): CommandStore {
    return openMemoryStore(this.#databaseUrl.replace("memory:", ""));
  }

  /** Lets so much time pass. */
  async pass(ms: number): Promise<void> {
    await this.time.within(ms, new Promise(() => {}));
  }

  /** What `work` comes to, which must not take more than two minutes. */
  async settled<T>(work: Promise<T>): Promise<T> {
    const outcome = await this.time.within(120_000, work);
    assert.ok(outcome.settled, "it took more than two minutes");
    return outcome.value;
  }

  /** Sends a client's message and lets it be handled. */
  async send(changes: Partial<ClientData>): Promise<void> {
    const message: ClientData = {
      correlationId: "c-1",
      timestamp: this.time.now(),
      timeout: 0,
      appVersionName: "kettle-v1",
      endpointId: "e-1",
      resourcePath: commandPath("boil"),
      requestId: 7,
      payload: Buffer.from("{}"),
      configName: null,
      ...changes,
    };
    this.#gate?.publish(clientDataSubject("cex"), clientDataCodec("2026-01").encode(message), REPLICA_SUBJECT);
    await this.pass(5);
  }

  /** An endpoint asks for its commands; what it is answered. */
  async ask(body: string | object = {}, commandType?: string, endpointId = "e-1"): Promise<Received | undefined> {
    const payload = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
    await this.send({ resourcePath: commandPath(commandType ?? "boil"), payload, endpointId });
    return this.received.at(-1);
  }

  /** An endpoint reports the results of commands; what it is answered. */
  async report(
    results: readonly { readonly id: number; readonly statusCode?: number; readonly payload?: unknown }[],
    { endpointId = "e-1", commandType = "boil" } = {},
  ): Promise<number | undefined> {
    const encoded = encodeResults(
      results.map(({ id, statusCode = 200, payload }) => ({
        commandId: id,
        statusCode,
        reasonPhrase: null,
        payload: payload === undefined ? null : Buffer.from(JSON.stringify(payload)),
      })),
    );
    await this.send({ endpointId, resourcePath: resultPath(commandType), payload: encoded });
    return this.received.at(-1)?.statusCode;
  }

  /** The communication service says that endpoints have connected. */
  async connect(endpointId = "e-1", appVersionName = "kettle-v1"): Promise<void> {
    const event = {
      correlationId: "connected",
      timestamp: this.time.now(),
      timeout: 0,
      endpoints: new Map([[endpointId, appVersionName]]),
      originatorReplicaId: "kpc-1",
    };
    this.#gate?.publish(connectedSubject("kpc"), connectedCodec.encode(event));
    await this.pass(20);
  }

  /** Somebody invokes a command by 12/CIP. */
  async invoke(
    changes: Partial<CommandInvocationRequest> = {},
    replyTo: string | null = CALLER_SUBJECT,
  ): Promise<void> {
    const request: CommandInvocationRequest = {
      correlationId: "invocation",
      timestamp: this.time.now(),
      timeout: 0,
      endpointId: "e-1",
      commandType: "boil",
      commandId: 284,
      payload: Buffer.from('{"to":90}'),
      ...changes,
    };
    const encoded = commandInvocationRequestCodec.encode(request);
    this.#caller?.publish(commandRequestSubject("cex"), encoded, replyTo ?? undefined);
    await this.pass(5);
  }

  /** Somebody invokes a command over REST at a replica; the answer may come as time passes. */
  async posting(query: string, body = '{"to":90}', { endpointId = "e-1", replicaId = "cex-1" } = {}) {
    const url = `http://${replicaId}-rest.memory/api/v1/endpoints/${endpointId}/commands/boil?${query}`;
    const init = { method: "POST", body, headers: { "content-type": "application/json" } };
    return await exchange(this.transport.http.fetch(new Request(url, init)));
  }

  /** As `posting`, and waits for the answer. */
  post(...invocation: Parameters<SampleWorld["posting"]>): Promise<HttpExchange> {
    return this.settled(this.posting(...invocation));
  }

  /** Asks an HTTP interface of a replica. */
  http(url: string, init: RequestInit = {}): Promise<HttpExchange> {
    return this.settled(exchange(this.transport.http.fetch(new Request(url, init))));
  }

  /** What was sent to an endpoint unasked: the payloads. */
  pushes(endpointId = "e-1"): readonly string[] {
    return this.received
      .filter((one) => one.endpointId === endpointId && one.requestId === null)
      .map(({ text }) => text);
  }

  #receive(payload: Uint8Array): void {
    const decoded = extensionDataCodec.decode(payload);
    assert.ok(decoded.ok, "what the service sent cannot be read");
    const { endpointId, resourcePath, requestId, statusCode, reasonPhrase, payload: body } = decoded.value;
    const text = body === null ? (reasonPhrase ?? "") : Buffer.from(body).toString();
    this.extensionData.push(decoded.value);
    this.received.push({ endpointId: endpointId ?? "", resourcePath, requestId, statusCode, text });
  }

  #doubles(): Hono {
    const routes = new Hono();
    routes.get("/tekton/api/v1/applications", (context) =>
      context.json([{ name: "kettle", versions: [{ name: "kettle-v1" }, { name: "kettle-v2" }] }]),
    );
    routes.get("/tekton/api/v1/app-configs", (context) => context.json({}));
    routes.get("/api/v1/endpoints/:endpointId", (context) => {
      const appVersionName = this.registered.get(context.req.param("endpointId"));
      return appVersionName === undefined ? context.json({}, 404) : context.json({ appVersionName });
    });
    routes.get("/api/v1/filters/:filterId/endpoints", (context) => {
      const found = this.filters.get(context.req.param("filterId"));
      const described = found?.map((endpointId) => ({ endpointId, appVersionName: this.registered.get(endpointId) }));
      return described === undefined ? context.json({}, 404) : context.json(described);
    });
    return routes;
  }
}

async function exchange(answered: Promise<Response>): Promise<HttpExchange> {
  const response = await answered;
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** What may be otherwise about a replica. */
export interface StartOptions {
  readonly rules?: CexRules;
  readonly open?: OpenStore;
  /** The connection to the bus, to break it. */
  readonly connection?: BreakableConnection;
}

function listLogger(lines: string[]): Logger {
  const level = (name: string) => (message: string) => void lines.push(`${name}: ${message}`);
  return { debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error") };
}
