import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { configUpdatedSubject } from "../../protocol/cdtp/index.ts";
import type { BusStatus, MessageBus } from "../../transport/index.ts";
import { startCmx } from "./index.ts";
import { clientData, ENVIRONMENT, PROVIDER_TIMEOUT_MS, SampleWorld } from "./sample-world.ts";

const PAUSE_MS = 1000;
const HEARTBEAT_MS = 1000;
const V1 = '{"configId":"v1","config":5,"statusCode":200,"reasonPhrase":"OK"}';
const V2 = '{"configId":"v2","config":6,"statusCode":200,"reasonPhrase":"OK"}';

/** A world with a CMX whose connection to the bus breaks and comes back when it is told to. */
async function breakable(provider: "silent" | "prompt" = "silent") {
  const world = await SampleWorld.open(provider);
  const listeners: ((status: BusStatus) => void)[] = [];
  world.ports.bus.onStatus = (listener) => void listeners.push(listener);
  const service = await world.settled(startCmx(world.ports, ENVIRONMENT));
  await world.pass(1);
  const tell = async (kind: "disconnected" | "reconnected") => {
    listeners.forEach((listener) => listener({ kind }));
    await world.pass(1);
  };
  return { world, service, tell };
}

function pushed(world: SampleWorld): string[] {
  return world.pushes().map(({ answer }) => Buffer.from(answer.payload ?? []).toString());
}

describe("an event", () => {
  it("that cannot be read is dropped, and the next one is acted upon", async () => {
    const { world } = await breakable();
    const provider = await world.transport.connectBus("other");
    provider.publish(configUpdatedSubject("ecr"), Uint8Array.of(1, 2, 3));
    await world.pass(1);
    assert.ok(world.log.includes("warn: unreadable event dropped"));
    await world.update();
    assert.deepEqual(pushed(world), [V2]);
  });

  it("that has expired is dropped, and acted upon until then", async () => {
    const { world } = await breakable();
    await world.update({ timestamp: world.time.now() - 100, timeout: 100 });
    await world.connect({ timeout: -1 });
    assert.deepEqual([world.answers, world.requests], [[], []]);
    await world.update({ timestamp: world.time.now() - 99, timeout: 100 });
    assert.deepEqual(pushed(world), [V2]);
  });
});

describe("a connection to the bus that comes back", () => {
  it("leaves no appversion holding back a push", async () => {
    const { world, tell } = await breakable();
    await world.connect();
    await tell("disconnected");
    await world.update({ appVersionName: "kettle-v2" });
    assert.deepEqual(world.pushes(), []);
    await tell("reconnected");
    await world.update({ appVersionName: "kettle-v2" });
    assert.deepEqual(pushed(world), [V2]);
  });

  it("has the configuration of those fetched and sent that are connected, however they were heard of", async () => {
    const { world, tell } = await breakable("prompt");
    await world.connect({ endpoints: new Map(["e-1", "e-2", "e-3"].map((endpointId) => [endpointId, "kettle-v1"])) });
    await world.send(clientData({ endpointId: "e-4", timestamp: world.time.now() }));
    await world.disconnect(["e-2"]);
    await world.unregister("e-3");
    const before = world.pushes().length;
    await tell("reconnected");
    const after = world.pushes().slice(before);
    assert.deepEqual(
      after.map(({ answer }) => answer.endpointId),
      ["e-1", "e-4"],
    );
  });

  it("sends nothing to an endpoint that does not want it", async () => {
    const { world, tell } = await breakable("prompt");
    await world.send(clientData({ payload: Buffer.from('{"observe":false}'), timestamp: world.time.now() }));
    await tell("reconnected");
    assert.deepEqual(world.pushes(), []);
  });

  it("has the provider asked again a second after it failed", async () => {
    const { world, tell } = await breakable();
    await world.connect();
    await world.respond(world.requests.pop());
    await tell("reconnected");
    await world.respond(world.requests.pop(), { statusCode: 503, content: null });
    await world.pass(PAUSE_MS);
    assert.equal(world.requests.length, 1);
    await world.pass(PROVIDER_TIMEOUT_MS + PAUSE_MS);
    assert.equal(world.requests.length, 2);
    await world.respond(world.requests.pop());
    assert.deepEqual(pushed(world), [V1, V1]);
  });

  it("makes good no more once the service ends", async () => {
    const { world, service, tell } = await breakable();
    await world.connect();
    await world.respond(world.requests.pop());
    await tell("reconnected");
    await world.respond(world.requests.pop(), { statusCode: 503, content: null });
    await world.settled(service.close());
    await world.pass(2 * PAUSE_MS);
    assert.deepEqual(world.requests, []);
  });
});

/** Takes events, and dies before it acts on them: nothing that it says is heard any more. */
function dying(bus: MessageBus): { readonly bus: MessageBus; readonly die: () => void } {
  let dead = false;
  return {
    bus: {
      publish: (subject, payload, replyTo) => (dead ? undefined : bus.publish(subject, payload, replyTo)),
      subscribe: (subject, handler, options) =>
        bus.subscribe(subject, (message) => (dead ? undefined : handler(message)), options),
      request: (subject, payload, timeoutMs) => bus.request(subject, payload, timeoutMs),
      flush: () => bus.flush(),
      onStatus: (listener) => bus.onStatus(listener),
      close: () => bus.close(),
    },
    die: () => {
      dead = true;
    },
  };
}

describe("a sibling that dies", () => {
  async function bereaved() {
    const world = await SampleWorld.open("prompt");
    await world.settled(startCmx(world.ports, ENVIRONMENT));
    const ports = await world.portsFor("cmx-2");
    const { bus, die } = dying(ports.bus);
    const service = await world.settled(
      startCmx({ ...ports, bus }, { ...ENVIRONMENT, SERVICE_INSTANCE_REPLICA_ID: "cmx-2" }),
    );
    await world.pass(1);
    return { world, service, die };
  }

  const endpoints = Array.from({ length: 20 }, (_, index) => `e-${index}`);

  function served(world: SampleWorld): Set<string | null> {
    return new Set(world.pushes().map(({ answer }) => answer.endpointId));
  }

  it("leaves behind what it had to act on, and the others do it within four signs of life", async () => {
    const { world, die } = await bereaved();
    die();
    for (const endpointId of endpoints) {
      await world.update({ endpointId });
      await world.connect({ endpoints: new Map([[`${endpointId}-new`, "kettle-v1"]]) });
    }
    assert.ok(served(world).size < 2 * endpoints.length, "the dead sibling got some of the events");
    await world.pass(4 * HEARTBEAT_MS);
    assert.equal(served(world).size, 2 * endpoints.length);
    assert.ok(world.log.includes("warn: sibling replica has died"));
  });

  it("is not one that says goodbye", async () => {
    const { world, service } = await bereaved();
    await world.update();
    await world.settled(service.close());
    await world.pass(10 * HEARTBEAT_MS);
    assert.equal(world.pushes().length, 1);
    assert.equal(world.log.includes("warn: sibling replica has died"), false);
  });

  it("is not one that is merely idle", async () => {
    const { world } = await bereaved();
    await world.update();
    await world.pass(60 * HEARTBEAT_MS);
    assert.equal(world.pushes().length, 1);
    assert.equal(world.log.includes("warn: sibling replica has died"), false);
  });
});
