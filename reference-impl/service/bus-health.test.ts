import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, VirtualTime } from "../../runtime/index.ts";
import { type BusStatus, inMemoryTransport } from "../../transport/index.ts";
import { busHealth } from "./bus-health.ts";

/** A bus that reports what the test tells it to. */
async function reportingBus() {
  const time = new VirtualTime(0, seededRandom("deliveries"));
  const bus = await inMemoryTransport(time, seededRandom("transport"), time).connectBus("service");
  const listeners: ((status: BusStatus) => void)[] = [];
  bus.onStatus = (listener) => void listeners.push(listener);
  return { bus, report: (status: BusStatus) => listeners.forEach((listener) => listener(status)) };
}

describe("the health of a service", () => {
  it("is good until the bus says otherwise", async () => {
    assert.equal(busHealth((await reportingBus()).bus)(), undefined);
  });

  it("follows the connection", async () => {
    const { bus, report } = await reportingBus();
    const health = busHealth(bus);
    report({ kind: "disconnected" });
    assert.equal(health(), "The message bus is disconnected");
    report({ kind: "slow-consumer", subject: "s", pendingMessages: 1 });
    assert.equal(health(), "The message bus is disconnected");
    report({ kind: "reconnected" });
    assert.equal(health(), undefined);
    report({ kind: "slow-consumer", subject: "s", pendingMessages: 1 });
    assert.equal(health(), undefined);
    report({ kind: "closed" });
    assert.equal(health(), "The message bus is closed");
  });
});
