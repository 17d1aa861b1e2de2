import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeJson } from "../../protocol/json/index.ts";
import type { BusStatus } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import { CmxCounts } from "./cmx-counts.ts";
import { type Observation, Observations } from "./observations.ts";
import { ENVIRONMENT, SampleWorld } from "./sample-world.ts";
import { readCmxSettings } from "./settings.ts";
import { parseSiblingMessage } from "./sibling-messages.ts";
import { Siblings } from "./siblings.ts";

const SAID: Observation = { endpointId: "e-1", configName: "", observe: false, saidAtMs: 1, turn: 0 };
const HEARD_MS = 250;

/** What one replica knows, and its way to tell. */
async function replica(world: SampleWorld, replicaId: string, changes: Partial<ServicePorts> = {}) {
  const ports = { ...(await world.portsFor(replicaId)), ...changes };
  const observations = new Observations();
  const counts = new CmxCounts();
  const settings = readCmxSettings({ ...ENVIRONMENT, SERVICE_INSTANCE_REPLICA_ID: replicaId }, "replica");
  const siblings = new Siblings({ settings, ports, observations, counts });
  await world.settled(siblings.introduce(1));
  await world.pass(1);
  /** Tells the others, and counts the milliseconds until they have heard. */
  const tell = (observation: Observation = SAID) => {
    const beganMs = world.time.now();
    const told = { afterMs: Number.NaN };
    siblings.tell(observation, () => {
      told.afterMs = world.time.now() - beganMs;
    });
    return told;
  };
  return { replicaId, ports, observations, siblings, counts, tell };
}

type Replica = Awaited<ReturnType<typeof replica>>;

async function replicas(count: number): Promise<{ world: SampleWorld; all: Replica[]; one: Replica; other: Replica }> {
  const world = await SampleWorld.open();
  const all: Replica[] = [];
  for (let index = 1; index <= count; index += 1) {
    all.push(await replica(world, `cmx-${index}`));
  }
  const [one, other] = all;
  assert.ok(one !== undefined && other !== undefined);
  return { world, all, one, other };
}

describe("telling siblings", () => {
  it("is over at once if there are none", async () => {
    const { tell } = await replica(await SampleWorld.open(), "cmx-1");
    assert.equal(tell().afterMs, 0);
  });

  for (const count of [2, 3]) {
    it(`is over when all ${count} replicas know, whoever tells`, async () => {
      const { world, all } = await replicas(count);
      for (const [saidAtMs, teller] of all.entries()) {
        const observation = { ...SAID, observe: saidAtMs % 2 === 0, saidAtMs };
        const knew: (boolean | undefined)[] = [];
        teller.observations.merge(observation);
        teller.siblings.tell(observation, () => {
          knew.push(...all.map(({ observations }) => observations.observes("e-1", "")));
        });
        await world.pass(1);
        assert.deepEqual(
          knew,
          all.map(() => observation.observe),
        );
      }
    });
  }

  it("is over at once, with a warning, if the bus does not take the name of the endpoint", async () => {
    const { world, one } = await replicas(2);
    assert.equal(one.tell({ ...SAID, endpointId: "\u0001".repeat(200_000) }).afterMs, 0);
    assert.ok(world.log.some((line) => line.startsWith("warn: siblings cannot be told")));
  });

  it("waits for nobody while very many notices are open", async () => {
    const world = await SampleWorld.open();
    const { runtime } = world.ports;
    const clock = { now: () => 0, schedule: (_: number, action: () => void) => ({ cancel: action }) };
    const siblings = new Siblings({
      settings: readCmxSettings(ENVIRONMENT, "replica"),
      ports: {
        ...world.ports,
        runtime: { ...runtime, clock },
        bus: Object.assign(await world.transport.connectBus("still"), { publish: () => {} }),
      },
      observations: new Observations(),
      counts: new CmxCounts(),
    });
    world.ports.bus.publish("kaa.v1.replica.cmx-1.cmx-siblings.Hello", encodeJson({ replicaId: "cmx-2" }));
    await world.pass(1);
    let heard = 0;
    for (let count = 0; count <= 100_000; count += 1) {
      siblings.tell(SAID, () => {
        heard += 1;
      });
    }
    assert.equal(heard, 1);
  });
});

describe("a sibling that is silent", () => {
  it("is waited for once and no longer than 250 milliseconds, however many notices are open", async () => {
    const { world, one, other } = await replicas(3);
    await other.ports.bus.close();
    const first = one.tell();
    await world.pass(100);
    const second = one.tell({ ...SAID, endpointId: "e-2" });
    await world.pass(HEARD_MS);
    const third = one.tell();
    await world.pass(1);
    assert.deepEqual([first.afterMs, second.afterMs, third.afterMs], [HEARD_MS, HEARD_MS - 100, 0]);
    assert.equal(world.log.filter((line) => line === "warn: sibling replica is silent").length, 1);
  });

  it("is told everything, and waited for again, as soon as it gives a sign of life", async () => {
    const world = await SampleWorld.open();
    const one = await replica(world, "cmx-1");
    const slow = await slowBus(world, "cmx-2");
    const other = await replica(world, "cmx-2", { bus: slow.bus });
    slow.hold();
    one.observations.merge(SAID);
    const told = one.tell();
    await world.pass(HEARD_MS);
    assert.equal(told.afterMs, HEARD_MS);
    const missed = { ...SAID, endpointId: "e-2" };
    one.observations.merge(missed);
    assert.equal(one.tell(missed).afterMs, 0);
    await world.pass(1);
    assert.equal(other.observations.observes("e-2", ""), undefined);
    slow.release();
    await world.pass(1);
    assert.deepEqual([other.observations.observes("e-1", ""), other.observations.observes("e-2", "")], [false, false]);
    const again = one.tell();
    assert.equal(again.afterMs, Number.NaN);
    await world.pass(1);
    assert.equal(again.afterMs, 0);
  });
});

/** A connection whose messages from others can be held back. */
async function slowBus(world: SampleWorld, name: string) {
  const real = await world.transport.connectBus(name);
  let held: (() => void)[] | undefined;
  const subscribe: typeof real.subscribe = (subject, handler, options) =>
    real.subscribe(
      subject,
      (message) => (held === undefined ? handler(message) : held.push(() => handler(message))),
      options,
    );
  return {
    bus: {
      publish: real.publish.bind(real),
      subscribe,
      request: real.request.bind(real),
      flush: real.flush.bind(real),
      onStatus: real.onStatus.bind(real),
      close: real.close.bind(real),
    },
    hold: () => {
      held = [];
    },
    release: () => {
      const messages = held ?? [];
      held = undefined;
      messages.forEach((handle) => handle());
    },
  };
}

describe("a sibling that starts late", () => {
  it("learns everything, however much it is", async () => {
    const { world, one, other } = await replicas(2);
    for (let index = 0; index < 12_000; index += 1) {
      one.observations.merge({ ...SAID, endpointId: `e-${index}`, observe: index % 2 === 0 });
    }
    other.observations.merge({ ...SAID, endpointId: "only the other knows" });
    const late = await replica(world, "cmx-9");
    assert.equal(late.observations.all().length, 12_001);
    assert.equal(late.observations.observes("e-11998", ""), true);
    assert.equal(late.observations.observes("e-11999", ""), false);
  });

  it("is told what is said from then on", async () => {
    const { world, one } = await replicas(2);
    const late = await replica(world, "cmx-9");
    one.tell();
    await world.pass(1);
    assert.equal(late.observations.observes("e-1", ""), false);
  });
});

describe("a sibling that says goodbye", () => {
  it("is not waited for any more, not even for what it was being told", async () => {
    const { world, one, other } = await replicas(2);
    const told = one.tell();
    other.siblings.close();
    await world.pass(10);
    assert.equal(told.afterMs, 0);
    assert.equal(one.tell().afterMs, 0);
    assert.equal(other.observations.observes("e-1", ""), undefined);
  });
});

describe("a connection that comes back", () => {
  it("is used to tell everything and to ask for everything, unless this replica has ended", async () => {
    const world = await SampleWorld.open();
    const [one, other] = [await replica(world, "cmx-1"), await replica(world, "cmx-2")];
    const bus = await world.transport.connectBus("cmx-3");
    const listeners: ((status: BusStatus) => void)[] = [];
    bus.onStatus = (listener) => void listeners.push(listener);
    const back = await replica(world, "cmx-3", { bus });
    back.observations.merge(SAID);
    one.observations.merge({ ...SAID, endpointId: "e-2" });
    listeners.forEach((tell) => tell({ kind: "disconnected" }));
    await world.pass(1);
    assert.equal(other.observations.observes("e-1", ""), undefined);
    listeners.forEach((tell) => tell({ kind: "reconnected" }));
    await world.pass(1);
    assert.equal(other.observations.observes("e-1", ""), false);
    assert.equal(back.observations.observes("e-2", ""), false);
    back.siblings.close();
    back.observations.merge({ ...SAID, endpointId: "e-3" });
    listeners.forEach((tell) => tell({ kind: "reconnected" }));
    await world.pass(1);
    assert.equal(other.observations.observes("e-3", ""), undefined);
  });
});

describe("settling", () => {
  it("is over at once if nothing is being told", async () => {
    const { world, one } = await replicas(2);
    assert.equal((await world.time.within(0, one.siblings.settle())).settled, true);
  });

  it("waits until everybody has heard", async () => {
    const { world, one, other } = await replicas(2);
    await other.ports.bus.close();
    const told = [one.tell(), one.tell()];
    const settled = one.siblings.settle();
    assert.equal((await world.time.within(HEARD_MS - 1, settled)).settled, false);
    assert.equal((await world.time.within(1, settled)).settled, true);
    assert.deepEqual(
      told.map(({ afterMs }) => afterMs),
      [HEARD_MS, HEARD_MS],
    );
  });
});

describe("a message among siblings", () => {
  it("that cannot be read is dropped and counted", async () => {
    const { world, one } = await replicas(2);
    const stranger = await world.transport.connectBus("stranger");
    stranger.publish("kaa.v1.service.cmx.cmx-siblings.Hello", encodeJson({ replicaId: "a.b" }));
    await world.pass(1);
    assert.deepEqual([...one.counts.unreadable.entries()], [["sibling message", 1]]);
    assert.ok(world.log.includes("warn: unreadable message of a sibling"));
  });

  it("that confirms what nobody told changes nothing", async () => {
    const { world, one, other } = await replicas(2);
    await other.ports.bus.close();
    const told = one.tell();
    const stranger = await world.transport.connectBus("stranger");
    stranger.publish("kaa.v1.replica.cmx-1.cmx-siblings.Heard", encodeJson({ replicaId: "cmx-2", noticeId: "none" }));
    stranger.publish("kaa.v1.replica.cmx-1.cmx-siblings.Heard", encodeJson({ replicaId: "cmx-2" }));
    await world.pass(1);
    assert.equal(told.afterMs, Number.NaN);
  });

  it("is confirmed only if it asks for that", async () => {
    const world = await SampleWorld.open();
    const heard: string[] = [];
    await replica(world, "cmx-5");
    const stranger = await world.transport.connectBus("stranger");
    stranger.subscribe("kaa.v1.replica.cmx-6.cmx-siblings.Heard", ({ payload }) => {
      const message = parseSiblingMessage(payload);
      heard.push(message.ok ? (message.value.noticeId ?? "") : "unreadable");
    });
    for (const more of [{}, { noticeId: "n-1" }]) {
      stranger.publish(
        "kaa.v1.service.cmx.cmx-siblings.Observed",
        encodeJson({ replicaId: "cmx-6", observations: [SAID], ...more }),
      );
    }
    await world.pass(1);
    assert.deepEqual(heard, ["n-1"]);
  });
});
