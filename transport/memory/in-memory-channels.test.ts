import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clockWaiter, promptDeliveries, seededRandom, systemClock, VirtualTime } from "../../runtime/index.ts";
import { byteChannelContract } from "../contract/index.ts";
import { InMemoryChannels } from "./in-memory-channels.ts";

for (const seed of ["one", "two", "three"]) {
  byteChannelContract(`byte channels in memory under virtual time, seed ${seed}`, async () => {
    const time = new VirtualTime(0, seededRandom(seed));
    return { channels: new InMemoryChannels(time), waiter: time };
  });
}

byteChannelContract("byte channels in memory under real time", async () => ({
  channels: new InMemoryChannels(promptDeliveries),
  waiter: clockWaiter(systemClock),
}));

describe("byte channels in memory", () => {
  it("have addresses by name", async () => {
    const { address } = await new InMemoryChannels(promptDeliveries).listen("kpc", 1883, () => {});
    assert.equal(address, "memory://kpc");
  });

  it("lose what was on its way when an end is destroyed", async () => {
    const time = new VirtualTime(0, seededRandom("cut"));
    const channels = new InMemoryChannels(time);
    const received: Uint8Array[] = [];
    const { address } = await channels.listen("kpc", 0, (channel) => channel.onData((chunk) => received.push(chunk)));
    const connected = await time.within(1, channels.connect(address));
    assert.ok(connected.settled);
    connected.value.write(Uint8Array.of(1));
    connected.value.destroy();
    await time.within(1, new Promise(() => {}));
    assert.deepEqual(received, []);
  });
});
