import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { announced, E1, E2, withEvents } from "./test-announcements.ts";
import { withCommunicationService } from "./test-world.ts";

const topic = (token: string) => `kp1/kettle-v1/cmx/${token}/config/json`;

describe("the communication service as to breaks of the bus", () => {
  it("announces in one event all endpoints that are connected when the bus is back", () =>
    withEvents(async ({ client, ownBus, settle }, events) => {
      const stays = await client("stays");
      await stays.publish(topic("t1"), "{}");
      const goes = await client("goes");
      await goes.publish(topic("t2"), "{}");
      events.length = 0;
      ownBus.break();
      goes.cut();
      await (await client("comes")).publish(topic("slow"), "{}");
      await settle();
      assert.deepEqual(events, []);
      ownBus.restore();
      await settle();
      assert.deepEqual(events, [["connected", { ...E1, "e-3": "kettle-v1" }, "kpc-1"]]);
    }));

  it("announces nothing when nobody is connected, and nothing at any other notice of the bus", () =>
    withEvents(async ({ client, ownBus, settle }, events) => {
      ownBus.restore();
      await settle();
      assert.deepEqual(events, []);
      await (await client("c")).publish(topic("t1"), "{}");
      events.length = 0;
      ownBus.tell({ kind: "disconnected" });
      ownBus.tell({ kind: "slow-consumer", subject: "a", pendingMessages: 1 });
      ownBus.tell({ kind: "closed" });
      await settle();
      assert.deepEqual(events, []);
    }));

  it("announces nothing after a break unless told to announce", () =>
    withCommunicationService(async ({ client, bus, ownBus, settle }) => {
      const events = await announced(bus);
      await (await client("c")).publish(topic("t1"), "{}");
      ownBus.restore();
      await settle();
      assert.deepEqual(events, []);
    }));

  it("announces in parts what the bus does not take at once, be it that endpoints come or go", () =>
    withEvents(async ({ client, ownBus, settle }, events) => {
      const gateway = await client("gateway");
      for (const token of ["t1", "t2", "slow"]) {
        await gateway.publish(topic(token), "{}");
      }
      await settle();
      events.length = 0;
      ownBus.payloadBytesMax = 90;
      ownBus.restore();
      gateway.cut();
      await settle();
      const parts = [E1, E2, { "e-3": "kettle-v1" }] as const;
      const told = (what: string) => events.filter(([kind]) => kind === what).map(([, endpoints]) => endpoints);
      assert.deepEqual(Object.assign({}, ...told("connected")), Object.assign({}, ...parts));
      assert.deepEqual(Object.assign({}, ...told("disconnected")), Object.assign({}, ...parts));
      assert.deepEqual([told("connected").length, told("disconnected").length], [2, 2]);
    }));
});
