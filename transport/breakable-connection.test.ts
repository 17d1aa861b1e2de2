import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, VirtualTime } from "../runtime/index.ts";
import { BreakableConnection } from "./breakable-connection.ts";
import { inMemoryTransport } from "./memory/index.ts";

describe("a connection that can break", () => {
  it("loses what is published during a break, and confirms nothing", async () => {
    const time = new VirtualTime(0, seededRandom("deliveries"));
    const line = new BreakableConnection();
    const bus = line.around(await inMemoryTransport(time, seededRandom("transport"), time).connectBus("service"));
    const heard: number[] = [];
    const told: string[] = [];
    bus.subscribe("subject", ({ payload }) => heard.push(...payload));
    bus.onStatus(({ kind }) => told.push(kind));
    const publish = (byte: number) => bus.publish("subject", Uint8Array.of(byte));

    publish(1);
    await bus.flush();
    line.break();
    publish(2);
    await assert.rejects(bus.flush(), { code: "BUS_DISCONNECTED" });
    assert.deepEqual(told, []);
    line.tell("disconnected");
    line.restore();
    publish(3);
    await bus.flush();
    await time.within(1, new Promise(() => {}));
    assert.deepEqual(heard, [1, 3]);
    assert.deepEqual(told, ["disconnected", "reconnected"]);
  });
});
