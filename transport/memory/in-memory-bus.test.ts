import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { promptDeliveries, seededRandom, systemClock, VirtualTime } from "../../runtime/index.ts";
import { messageBusContract } from "../contract/index.ts";
import { InMemoryNetwork } from "./in-memory-network.ts";

const EMPTY = new Uint8Array();

function virtualNetwork(seed: string) {
  const random = seededRandom(seed);
  const time = new VirtualTime(0, random.fork("deliveries"));
  return { time, network: new InMemoryNetwork(time, random.fork("queue groups"), time) };
}

for (const seed of ["one", "two", "three"]) {
  messageBusContract(`the in-memory bus under virtual time, seed ${seed}`, async () => {
    const { time, network } = virtualNetwork(seed);
    return { connect: async (name) => network.connectBus(name), waiter: time, stop: async () => {} };
  });
}

async function arrivals(seed: string): Promise<string[]> {
  const { time, network } = virtualNetwork(seed);
  const log: string[] = [];
  const receiver = network.connectBus("receiver");
  for (const name of ["left", "right"]) {
    receiver.subscribe("work", (message) => log.push(`${name} ${message.replyTo}`), { queueGroup: "g" });
  }
  const senders = ["a", "b", "c"].map((name) => network.connectBus(name));
  for (let count = 0; count < 20; count += 1) {
    senders.forEach((sender, index) => sender.publish("work", EMPTY, `from.${index}.${count}`));
  }
  await time.within(1, new Promise(() => {}));
  return log;
}

describe("the in-memory bus", () => {
  it("does the same again for the same seed, and something else for another", async () => {
    const first = await arrivals("one");
    assert.equal(first.length, 60);
    assert.deepEqual(await arrivals("one"), first);
    assert.notDeepEqual(await arrivals("two"), first);
  });

  it("names connections by the order of connecting", () => {
    const channels: string[] = [];
    const deliveries = { deliver: (channel: string) => void channels.push(channel) };
    const network = new InMemoryNetwork(deliveries, seededRandom("names"), systemClock);
    const buses = ["cmx", "cmx", "cmx#2", "cmx"].map((name) => network.connectBus(name));
    network.connectBus("listener").subscribe("s", () => {});
    buses.forEach((bus) => bus.publish("s", EMPTY));
    assert.deepEqual(
      channels,
      ["cmx", "cmx#2", "cmx#2#2", "cmx#3"].map((name) => `bus/${name}->listener`),
    );
  });

  it("lets virtual time stand at the bound of a request that nobody answered", async () => {
    const { time, network } = virtualNetwork("timeout");
    network.connectBus("silent").subscribe("s", () => {});
    const asked = assert.rejects(network.connectBus("asker").request("s", EMPTY, 1_500), {
      name: "RequestTimeoutError",
    });
    await time.within(60_000, asked);
    assert.equal(time.now(), 1_500);
  });

  it("keeps what was published apart from the sender's buffer", async () => {
    const network = new InMemoryNetwork(promptDeliveries, seededRandom("copy"), systemClock);
    const bus = network.connectBus("alone");
    const payload = Uint8Array.of(1);
    const received = new Promise<number | undefined>((resolve) =>
      bus.subscribe("s", (message) => resolve(message.payload[0])),
    );
    bus.publish("s", payload);
    payload[0] = 2;
    assert.equal(await received, 1);
  });

  it("refuses a payload of more than 1 MiB", () => {
    const bus = new InMemoryNetwork(promptDeliveries, seededRandom("large"), systemClock).connectBus("alone");
    bus.publish("s", new Uint8Array(1_048_576));
    assert.throws(() => bus.publish("s", new Uint8Array(1_048_577)), { code: "PAYLOAD_TOO_LARGE" });
  });

  it("lets an error of a handler reach whoever drives the time", async () => {
    const { time, network } = virtualNetwork("error");
    const bus = network.connectBus("alone");
    bus.subscribe("s", () => {
      throw new Error("handler broke");
    });
    bus.publish("s", EMPTY);
    await assert.rejects(time.within(1, new Promise(() => {})), /handler broke/);
  });
});
