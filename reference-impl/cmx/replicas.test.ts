import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MessageBus } from "../../transport/index.ts";
import { startCmx } from "./index.ts";
import { clientData, ENVIRONMENT, PROVIDER_TIMEOUT_MS, SampleWorld } from "./sample-world.ts";

const SEEDS = ["one", "two", "three", "four", "five"];
const HEARD_MS = 250;

async function startReplica(world: SampleWorld, replicaId: string, busOf = (bus: MessageBus) => bus) {
  const ports = await world.portsFor(replicaId);
  const environment = { ...ENVIRONMENT, SERVICE_INSTANCE_REPLICA_ID: replicaId };
  const service = await world.settled(startCmx({ ...ports, bus: busOf(ports.bus) }, environment));
  await world.pass(1);
  return { ports, service };
}

/** Publishes nothing that is meant for siblings. */
function mute(bus: MessageBus): MessageBus {
  return {
    publish: (subject, payload, replyTo) => {
      if (!subject.includes(".cmx-siblings.")) {
        bus.publish(subject, payload, replyTo);
      }
    },
    subscribe: (subject, handler, options) => bus.subscribe(subject, handler, options),
    request: (subject, payload, timeoutMs) => bus.request(subject, payload, timeoutMs),
    flush: () => bus.flush(),
    onStatus: (listener) => bus.onStatus(listener),
    close: () => bus.close(),
  };
}

/**
 * An endpoint changes its mind again and again; whenever it has its answer, the provider has an update at once, which
 * may come to any replica. Returns how often the endpoint got it, having asked for silence, and having asked for it.
 */
async function updatesOnAnswer(count: number, seed: string, busOf?: (bus: MessageBus) => MessageBus) {
  const world = await SampleWorld.open("prompt", seed);
  for (let index = 1; index <= count; index += 1) {
    await startReplica(world, `cmx-${index}`, busOf);
  }
  const pushes = { silent: 0, observing: 0 };
  for (let round = 0; round < 20; round += 1) {
    const observe = round % 2 === 0;
    const before = world.pushes().length;
    world.onAnswer = () => {
      world.onAnswer = undefined;
      world.announceUpdate();
    };
    await world.send(clientData({ payload: encode({ observe }), timestamp: world.time.now() }));
    await world.pass(HEARD_MS);
    pushes[observe ? "observing" : "silent"] += world.pushes().length - before;
  }
  assert.equal(world.answers.length - world.pushes().length, 20);
  return pushes;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value));

describe("replicas", () => {
  for (const count of [2, 3]) {
    for (const seed of SEEDS) {
      it(`${count} of them act as one on what an endpoint said once it has its answer, seed ${seed}`, async () => {
        assert.deepEqual(await updatesOnAnswer(count, seed), { silent: 0, observing: 10 });
      });
    }
  }

  it("would send what the endpoint does not want if they did not tell each other", async () => {
    for (const seed of SEEDS) {
      assert.notEqual((await updatesOnAnswer(2, seed, mute)).silent, 0, seed);
    }
  });

  it("answer no second request about observing before the others have heard of the first", async () => {
    const world = await SampleWorld.open("prompt");
    await startReplica(world, "cmx-1");
    const { ports } = await startReplica(world, "cmx-2");
    await ports.bus.close();
    await world.send(clientData({ payload: encode({ observe: false }) }));
    await world.send(clientData({ payload: encode({ observe: false }), correlationId: "c-2" }));
    assert.deepEqual(world.answers, []);
    await world.pass(HEARD_MS);
    assert.equal(world.answers.length, 2);
  });

  it("answer each request once", async () => {
    const world = await SampleWorld.open("prompt");
    for (const replicaId of ["cmx-1", "cmx-2", "cmx-3"]) {
      await startReplica(world, replicaId);
    }
    for (let index = 0; index < 50; index += 1) {
      const payload = encode(index % 2 === 0 ? {} : { observe: true });
      await world.send(clientData({ correlationId: `c-${index}`, endpointId: `e-${index}`, payload }));
    }
    const answered = world.answers.map(({ answer }) => answer.correlationId);
    assert.deepEqual([answered.length, new Set(answered).size], [50, 50]);
  });
});

describe("the appversion of an endpoint", () => {
  for (const [event, happen, former] of [
    ["connected", (world: SampleWorld) => world.connect(), "kettle-v0"],
    ["appversion-updated", (world: SampleWorld) => world.changeAppVersion(), "kettle-v1"],
  ] as const) {
    it(`is learned by every replica from ${event}, so that none sends an update of another one`, async () => {
      const world = await SampleWorld.open("prompt");
      await startReplica(world, "cmx-1");
      await startReplica(world, "cmx-2");
      await happen(world);
      const before = world.pushes().length;
      assert.equal(before, 1);
      for (let count = 0; count < 10; count += 1) {
        await world.update({ appVersionName: former });
      }
      assert.equal(world.pushes().length, before);
    });
  }
});

/** Takes what comes from the provider only when it is released. */
function held(bus: MessageBus) {
  const waiting: (() => void)[] = [];
  const isHeld = (subject: string) => subject.includes(".cdtp.") || subject.includes(".config.updated");
  const slow: MessageBus = {
    ...mute(bus),
    publish: (subject, payload, replyTo) => bus.publish(subject, payload, replyTo),
    subscribe: (subject, handler, options) =>
      bus.subscribe(
        subject,
        (message) => (isHeld(subject) ? void waiting.push(() => handler(message)) : handler(message)),
        options,
      ),
  };
  return { bus: slow, waiting };
}

describe("an answer of one replica", () => {
  it("does not stand last if another one has sent what was announced before", async () => {
    let overtaken = 0;
    for (const seed of SEEDS) {
      const world = await SampleWorld.open("silent", seed);
      const waiting: (() => void)[] = [];
      await startReplica(world, "cmx-1", (bus) => {
        const slow = held(bus);
        waiting.push(() => slow.waiting.forEach((handle) => handle()));
        return slow.bus;
      });
      await world.send(clientData({ timestamp: world.time.now() }));
      await startReplica(world, "cmx-2");
      await world.respond(world.requests.pop());
      await world.update();
      await world.pass(10);
      overtaken += world.pushes().length;
      waiting.forEach((release) => release());
      await world.pass(1);
      const bodies = world.answers.map(({ answer }) => Buffer.from(answer.payload ?? []).toString());
      assert.ok(bodies.some((body) => body.includes('"v1"')));
      assert.match(bodies.at(-1) ?? "", /"v2"/);
    }
    assert.ok(overtaken > 0, "the other replica was to send it at least once");
  });
});

describe("a replica that is killed", () => {
  it("delays an answer by 250 milliseconds, and only one", async () => {
    const world = await SampleWorld.open("prompt");
    await startReplica(world, "cmx-1");
    const { ports } = await startReplica(world, "cmx-2");
    await ports.bus.close();
    for (const observe of [false, true]) {
      await world.send(clientData({ payload: encode({ observe }), timestamp: world.time.now() }));
      await world.pass(HEARD_MS);
    }
    const [first, second] = world.answers.map(({ atMs, answer }) => [atMs, answer.statusCode]);
    assert.equal(world.answers.length, 2);
    assert.deepEqual(second, [(first?.[0] ?? 0) + 1, 200]);
    assert.equal(world.log.filter((line) => line === "warn: sibling replica is silent").length, 1);
  });

  it("leaves everything to the others: no push is lost", async () => {
    const world = await SampleWorld.open("prompt");
    await startReplica(world, "cmx-1");
    const { ports } = await startReplica(world, "cmx-2");
    await world.send(clientData({ payload: encode({ observe: true }) }));
    await ports.bus.close();
    for (let count = 0; count < 10; count += 1) {
      await world.update();
    }
    assert.equal(world.pushes().length, 10);
  });
});

describe("a replica that starts late", () => {
  it("knows what endpoints said to the others, and outlives them", async () => {
    const world = await SampleWorld.open("prompt");
    const { service } = await startReplica(world, "cmx-1");
    await world.send(clientData({ payload: encode({ observe: false }) }));
    await startReplica(world, "cmx-2");
    await world.settled(service.close());
    await world.update();
    assert.deepEqual(world.pushes(), []);
    await world.update({ endpointId: "e-2" });
    assert.equal(world.pushes().length, 1);
  });
});

describe("a replica that ends", () => {
  it("says goodbye, so that nobody waits for it", async () => {
    const world = await SampleWorld.open("prompt");
    await startReplica(world, "cmx-1");
    const { service } = await startReplica(world, "cmx-2");
    await world.settled(service.close());
    await world.send(clientData({ payload: encode({ observe: false }) }));
    assert.equal(world.answers.length, 1);
    assert.equal(world.log.includes("warn: sibling replica is silent"), false);
  });

  it("finishes a request of which its siblings have not heard yet", async () => {
    const world = await SampleWorld.open("silent");
    const { service } = await startReplica(world, "cmx-1");
    const { ports } = await startReplica(world, "cmx-2");
    await ports.bus.close();
    await world.send(clientData({ payload: encode({ observe: false }) }));
    const closing = service.close();
    assert.equal((await world.time.within(HEARD_MS - 2, closing)).settled, false);
    assert.deepEqual([world.requests, world.answers], [[], []]);
    await world.pass(2);
    await world.respond(world.requests[0]);
    assert.equal((await world.time.within(0, closing)).settled, true);
    assert.deepEqual(
      world.answers.map(({ answer }) => answer.statusCode),
      [200],
    );
  });

  it("heeds what endpoints say to the others as long as it may still push", async () => {
    const world = await SampleWorld.open("silent");
    const { service } = await startReplica(world, "cmx-1");
    await world.connect();
    const fetching = world.requests.pop();
    await startReplica(world, "cmx-2");
    const closing = service.close();
    await world.send(clientData({ payload: encode({ observe: false }) }));
    await world.respond(world.requests.pop());
    assert.equal(world.answers.length, 1);
    await world.respond(fetching);
    assert.equal((await world.time.within(PROVIDER_TIMEOUT_MS, closing)).settled, true);
    assert.deepEqual(world.pushes(), []);
  });
});
