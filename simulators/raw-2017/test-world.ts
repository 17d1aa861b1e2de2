import assert from "node:assert/strict";
import {
  type ConfigurationRequest,
  type ConfigurationResponse,
  configurationEventSubject,
  encodeConfigurationRequest,
  encodeUpdatedEvent,
  instanceReplicaSubject,
  instanceSubject,
  type NewAvailableEvent,
  parseConfigurationResponse,
  parseNewAvailableEvent,
  type UpdatedEvent,
} from "../../protocol/raw-2017/index.ts";
import { seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { type BusMessage, inMemoryTransport, type MessageBus, type Transport } from "../../transport/index.ts";
import type { Raw2017ProviderSettings } from "./settings.ts";
import { startRaw2017Originator } from "./start-raw-2017-originator.ts";
import { startRaw2017Provider } from "./start-raw-2017-provider.ts";

/** When the virtual time of a test world begins. */
export const START_MS = Date.UTC(2017, 2, 31);
/** Where the CMX of a test world takes answers. */
export const REPLY_TO = instanceReplicaSubject("cmx", "cmx-1");
/** The configurations of endpoint e-1. */
export const PATH = "/control/configurations/kettle-v1/e-1";

/** What a REST interface answered. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A provider, an originator, a CMX on the bus, and an administrator at the REST interfaces. */
export interface Raw2017World {
  readonly time: VirtualTime;
  readonly rest: (method: string, path: string, body?: unknown) => Promise<Reply>;
  /** The same at the originator. */
  readonly originate: (body: unknown) => Promise<Reply>;
  readonly fault: (kind: string, settings?: object) => Promise<void>;
  /** Sends bytes to the provider and returns what comes back within a second. */
  readonly send: (payload: Uint8Array, replyTo?: string) => Promise<BusMessage[]>;
  /** The same with a request. */
  readonly ask: (request?: Partial<ConfigurationRequest>) => Promise<BusMessage[]>;
  /** Sends a request and reads the only answer. */
  readonly respond: (request?: Partial<ConfigurationRequest>) => Promise<ConfigurationResponse>;
  /** The events of the provider that came since the last call, a second after it. */
  readonly announced: () => Promise<BusMessage[]>;
  /** The same, read. */
  readonly announcedEvents: () => Promise<NewAvailableEvent[]>;
  /** Says in the name of a CMX that an endpoint took a configuration, and waits a second. */
  readonly say: (event: Partial<UpdatedEvent> | Uint8Array, instanceName?: string) => Promise<void>;
}

/**
 * Runs a scenario in a world of its own, in virtual time, for at most an hour of it. `through` may put something between
 * the provider and its bus.
 */
export async function withProvider(
  scenario: (world: Raw2017World) => Promise<void>,
  settings: Partial<Raw2017ProviderSettings> = {},
  through: (bus: MessageBus) => MessageBus = (bus) => bus,
): Promise<void> {
  const random = seededRandom("raw-2017");
  const time = new VirtualTime(START_MS, random);
  const transport = inMemoryTransport(time, random, time);
  const ended = await time.within(3_600_000, run());
  assert.equal(ended.settled, true, "the scenario did not end");

  async function run(): Promise<void> {
    const portsOf = async (name: string) => {
      const bus = await transport.connectBus(name);
      return { bus, http: transport.http, runtime: virtualRuntime(time, name) };
    };
    const ports = await portsOf("cdp");
    const effective = { instanceName: "cdp", port: 0, ...settings };
    await using provider = await startRaw2017Provider(effective, { ...ports, bus: through(ports.bus) });
    await using originator = await startRaw2017Originator({ instanceName: "tool", port: 0 }, await portsOf("tool"));
    await scenario(await worldAround(provider.baseUrl, originator.baseUrl, time, transport));
  }
}

async function worldAround(
  baseUrl: string,
  originatorUrl: string,
  time: VirtualTime,
  transport: Transport,
): Promise<Raw2017World> {
  const bus = await transport.connectBus("cmx");
  const answers: BusMessage[] = [];
  const events: BusMessage[] = [];
  bus.subscribe(REPLY_TO, (message) => answers.push(message));
  bus.subscribe(configurationEventSubject("cdp", "new-available"), (message) => events.push(message));
  await bus.flush();
  const fetched = async (method: string, url: string, body?: unknown): Promise<Reply> => {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await transport.http.fetch(new Request(url, { method, ...content }));
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  const world: Raw2017World = {
    time,
    rest: (method, path, body) => fetched(method, `${baseUrl}${path}`, body),
    originate: (body) => fetched("POST", `${originatorUrl}/control/configurations`, body),
    async fault(kind, settings = {}) {
      assert.equal((await world.rest("POST", "/control/faults", { kind, settings })).status, 201);
    },
    async send(payload, replyTo) {
      bus.publish(instanceSubject("cdp"), payload, replyTo);
      await pass(time, 1_000);
      return answers.splice(0);
    },
    ask: (request = {}) => world.send(encodeConfigurationRequest({ ...requestNow(time), ...request }), REPLY_TO),
    async respond(request) {
      const [answer, ...others] = await world.ask(request);
      assert.ok(answer !== undefined && others.length === 0, "not exactly one answer");
      const response = parseConfigurationResponse(answer.payload);
      assert.ok(response.ok, "the answer cannot be read");
      return response.value;
    },
    async announced() {
      await pass(time, 1_000);
      return events.splice(0);
    },
    announcedEvents: async () =>
      (await world.announced()).map(({ payload }) => {
        const event = parseNewAvailableEvent(payload);
        assert.ok(event.ok, "the event cannot be read");
        return event.value;
      }),
    async say(event, instanceName = "cmx") {
      const said = { correlationId: "c-9", eventTimestamp: time.now(), ...OWNER, configVersion: 1 };
      const payload = event instanceof Uint8Array ? event : encodeUpdatedEvent({ ...said, ...event });
      bus.publish(configurationEventSubject(instanceName, "updated"), payload);
      await pass(time, 1_000);
    },
  };
  return world;
}

const OWNER = { appVersionToken: "kettle-v1", endpointId: "e-1" };

function requestNow(time: VirtualTime): ConfigurationRequest {
  return { correlationId: "c-1", timestamp: time.now(), timeout: 0, ...OWNER };
}

/** Resolves when so much virtual time has passed. */
export function pass(time: VirtualTime, ms: number): Promise<void> {
  return new Promise((resolve) => time.schedule(ms, () => resolve()));
}

/** Bytes as text. */
export function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}
