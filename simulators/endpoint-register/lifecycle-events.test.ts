import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  appVersionUpdatedCodec,
  appVersionUpdatedSubscription,
  registeredCodec,
  registeredSubscription,
  unregisteredCodec,
  unregisteredSubscription,
} from "../../protocol/elce/index.ts";
import { seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { inMemoryTransport, type MessageBus } from "../../transport/index.ts";
import type { EndpointRegisterSettings } from "./settings.ts";
import { startEndpointRegister } from "./start-endpoint-register.ts";

const START_MS = 1_000_000;
/** Longer than a delivery takes. */
const SETTLE_MS = 100;

interface RegisterWorld {
  readonly call: (method: string, path: string, body?: object) => Promise<number>;
  /** Subject and content of what was announced since the last call. */
  readonly announced: () => Promise<[subject: string, event: object][]>;
}

async function withRegister(
  scenario: (world: RegisterWorld) => Promise<void>,
  settings: Partial<EndpointRegisterSettings> = {},
): Promise<void> {
  const random = seededRandom("lifecycle");
  const time = new VirtualTime(START_MS, random);
  const transport = inMemoryTransport(time, random, time);
  const { http } = transport;
  const waited = await time.within(60_000, run());
  assert.equal(waited.settled, true, "the scenario did not end");

  async function run(): Promise<void> {
    const runtime = virtualRuntime(time, "register");
    const ports = { http, runtime, bus: await transport.connectBus("register") };
    await using register = await startEndpointRegister({ port: 0, ...settings }, ports);
    const events = await listening(await transport.connectBus("listener"));
    await scenario({
      call: async (method, path, body) => {
        const content = body === undefined ? {} : { body: JSON.stringify(body) };
        return (await http.fetch(new Request(`${register.baseUrl}${path}`, { method, ...content }))).status;
      },
      announced: async () => {
        await new Promise<void>((resolve) => time.schedule(SETTLE_MS, () => resolve()));
        return events.splice(0);
      },
    });
  }
}

async function listening(bus: MessageBus): Promise<[string, object][]> {
  const events: [string, object][] = [];
  const kinds = [
    [registeredSubscription(), registeredCodec],
    [unregisteredSubscription(), unregisteredCodec],
    [appVersionUpdatedSubscription(), appVersionUpdatedCodec],
  ] as const;
  for (const [pattern, codec] of kinds) {
    bus.subscribe(pattern, ({ subject, payload }) => {
      const event = codec.decode(payload);
      assert.ok(event.ok);
      const { correlationId, timestamp, ...rest } = event.value;
      assert.ok(timestamp >= START_MS);
      assert.notEqual(correlationId, "");
      events.push([subject, rest]);
    });
  }
  await bus.flush();
  return events;
}

const ENDPOINT = "/api/v1/endpoints/e-1";
const endpoint = (appVersionName: string, ...tokens: readonly string[]) => ({ appVersionName, tokens });
const SUBJECT = "kaa.v1.events.epr-2.endpoint.lifecycle";
const NAMES = { instanceName: "epr-2", replicaId: "epr-2-a" };
const common = { timeout: 0, endpointId: "e-1", originatorReplicaId: "epr-2-a" };

describe("the endpoint register as to lifecycle events", () => {
  it("announces registration, change of appversion and removal, and nothing else", () =>
    withRegister(async ({ call, announced }) => {
      assert.equal(await call("PUT", ENDPOINT, endpoint("kettle-v1", "t1")), 201);
      assert.deepEqual(await announced(), [[`${SUBJECT}.registered`, { ...common, appVersionName: "kettle-v1" }]]);
      assert.equal(await call("PUT", ENDPOINT, endpoint("kettle-v1", "t2")), 200);
      assert.equal(await call("PUT", `${ENDPOINT}/tokens/t3`), 200);
      assert.deepEqual(await announced(), []);
      await call("PUT", ENDPOINT, endpoint("kettle-v2", "t2"));
      const changed = { ...common, appVersionName: "kettle-v2", previousAppVersionName: "kettle-v1" };
      assert.deepEqual(await announced(), [[`${SUBJECT}.appversion-updated`, changed]]);
      await call("DELETE", ENDPOINT);
      assert.deepEqual(await announced(), [[`${SUBJECT}.unregistered`, { ...common, appVersionName: "kettle-v2" }]]);
    }, NAMES));

  it("announces nothing that it has refused", () =>
    withRegister(async ({ call, announced }) => {
      await call("PUT", "/api/v1/endpoints/e-2", endpoint("kettle-v1", "t1"));
      await announced();
      assert.equal(await call("PUT", ENDPOINT, endpoint("kettle-v1", "t1")), 409);
      assert.equal(await call("DELETE", ENDPOINT), 404);
      assert.deepEqual(await announced(), []);
    }));

  it("speaks in the name of epr and of some replica unless told otherwise", () =>
    withRegister(async ({ call, announced }) => {
      await call("PUT", ENDPOINT, endpoint("kettle-v1"));
      const [[subject, event] = ["", {}]] = await announced();
      assert.equal(subject, "kaa.v1.events.epr.endpoint.lifecycle.registered");
      assert.match(JSON.stringify(event), /"originatorReplicaId":"[0-9a-f-]{36}"/);
    }));
});
