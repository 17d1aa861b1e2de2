import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { connectedCodec, connectedSubject } from "../../protocol/elce/index.ts";
import { type Announcement, announced, E1, E2, withEvents } from "./test-announcements.ts";
import { START_MS, withCommunicationService } from "./test-world.ts";

const topic = (token: string) => `kp1/kettle-v1/cmx/${token}/config/json`;
const PUSH = `${topic("t1")}/status`;
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

describe("the communication service as to connectivity events", () => {
  it("announces an endpoint once, at the first message that bears its token, before the message is relayed", () =>
    withEvents(async ({ client, clientData, settle }, events) => {
      const device = await client("c");
      await settle();
      assert.deepEqual(events, []);
      await device.publish(topic("nobody"), "{}");
      assert.deepEqual(events, []);
      await device.publish(topic("t1"), "{}");
      await device.publish(topic("t1b"), "{}");
      await device.publish(topic("t1"), "{}");
      assert.deepEqual(events, [["connected", E1, "kpc-1"]]);
      assert.equal(clientData.length, 3);
    }));

  it("announces in one event all endpoints of a connection that ends", () =>
    withEvents(async ({ client, settle }, events) => {
      const gateway = await client("gateway");
      await gateway.publish(topic("t1"), "{}");
      await gateway.publish(topic("t2"), "{}");
      gateway.cut();
      await settle();
      assert.deepEqual(events, [
        ["connected", E1, "kpc-1"],
        ["connected", E2, "kpc-1"],
        ["disconnected", { ...E1, ...E2 }, "kpc-1"],
      ]);
    }));

  it("announces no end for an endpoint that another open connection has identified, and then only the last one's", () =>
    withEvents(async ({ client, settle }, events) => {
      const [older, newer] = [await client("older"), await client("newer")];
      await older.publish(topic("t1"), "{}");
      await older.publish(topic("t2"), "{}");
      await newer.publish(topic("t1"), "{}");
      events.length = 0;
      older.cut();
      await settle();
      assert.deepEqual(events, [["disconnected", E2, "kpc-1"]]);
      newer.cut();
      await settle();
      assert.deepEqual(events.slice(1), [["disconnected", E1, "kpc-1"]]);
    }));

  it("announces a client that only subscribes, if subscriptions identify", async () => {
    const seen = (expected: readonly Announcement[], settings: { identifyOn?: "publish" }) =>
      withEvents(async ({ client, settle }, events) => {
        const device = await client("c");
        await device.subscribe(`${topic("t1")}/+`, `${topic("t2")}/#`, "kp1/+/cmx/t1/#", `${topic("nobody")}/+`);
        device.cut();
        await settle();
        assert.deepEqual(events, expected);
      }, settings);
    await seen(
      [
        ["connected", E1, "kpc-1"],
        ["connected", E2, "kpc-1"],
        ["disconnected", { ...E1, ...E2 }, "kpc-1"],
      ],
      {},
    );
    await seen([], { identifyOn: "publish" });
  });

  it("announces the end of what a client with an equal id takes over", () =>
    withEvents(async ({ client }, events) => {
      await (await client("same")).publish(topic("t1"), "{}");
      const newer = await client("same");
      await newer.publish(topic("t1"), "{}");
      assert.deepEqual(
        events.map(([what]) => what),
        ["connected", "disconnected", "connected"],
      );
    }));

  it("announces the end of all connections when the service closes", () =>
    withEvents(async ({ client, service, settle }, events) => {
      await (await client("c")).publish(topic("t1"), "{}");
      await service.close();
      await settle();
      assert.deepEqual(events.at(-1), ["disconnected", E1, "kpc-1"]);
    }));

  it("announces nothing for HTTP, and nothing at all unless told to", async () => {
    await withEvents(async ({ post, settle }, events) => {
      const posted = post(`/${topic("t1")}`, "{}");
      await settle();
      assert.deepEqual(events, []);
      await posted;
    });
    await withCommunicationService(async ({ bus, client }) => {
      const events = await announced(bus);
      await (await client("c")).publish(topic("t1"), "{}");
      assert.deepEqual(events, []);
    });
  });
});

describe("an endpoint that roams", () => {
  it("belongs to the connection before, when the one that it last spoke through ends", () =>
    withEvents(async ({ client, push, settle }) => {
      const [older, newer] = [await client("older"), await client("newer")];
      await older.publish(topic("t1"), "{}");
      await newer.publish(topic("t1"), "{}");
      newer.cut();
      await settle();
      await push({ payload: json(1) });
      assert.deepEqual(older.messages(), [[PUSH, "1", 0]]);
    }));

  it("is pushed to under a token whose connection is open, though it used another one later", () =>
    withEvents(async ({ client, push, settle }) => {
      const [older, newer] = [await client("older"), await client("newer")];
      await older.publish(topic("t1"), "{}");
      await newer.publish(topic("t1b"), "{}");
      newer.cut();
      await settle();
      await push({ payload: json(1) });
      assert.deepEqual(older.messages(), [[PUSH, "1", 0]]);
    }));

  it("belongs to the replica that it last spoke through, and to no other", () =>
    withEvents(async ({ client, sibling, push, settle }, events) => {
      const second = await sibling("kpc-2");
      const older = await client("older");
      await older.publish(topic("t1"), "{}");
      await older.publish(topic("t2"), "{}");
      const newer = await client("newer", second.mqttAddress);
      await newer.publish(topic("t1"), "{}");
      await push({ payload: json(1) });
      assert.deepEqual([older.messages(), newer.messages()], [[], [[PUSH, "1", 0]]]);
      older.cut();
      await settle();
      newer.cut();
      await settle();
      assert.deepEqual(events, [
        ["connected", E1, "kpc-1"],
        ["connected", E2, "kpc-1"],
        ["connected", E1, "kpc-2"],
        ["disconnected", E2, "kpc-1"],
        ["disconnected", E1, "kpc-2"],
      ]);
    }));

  it("is announced again when it comes back to a connection that it had left for another replica", () =>
    withEvents(async ({ client, sibling, push }, events) => {
      const second = await sibling("kpc-2");
      const [here, there] = [await client("here"), await client("there", second.mqttAddress)];
      await here.publish(topic("t1"), "{}");
      await there.publish(topic("t1"), "{}");
      await here.publish(topic("t1"), "{}");
      await push({ payload: json(1) });
      assert.deepEqual([here.messages(), there.messages()], [[[PUSH, "1", 0]], []]);
      assert.deepEqual(
        events.map(([, , replicaId]) => replicaId),
        ["kpc-1", "kpc-2", "kpc-1"],
      );
    }));

  it("is still heard by those who subscribed at the replica that it has left", () =>
    withEvents(
      async ({ client, sibling, push }) => {
        const second = await sibling("kpc-2");
        const watcher = await client("watcher");
        await watcher.subscribe("kp1/kettle-v1/+/t1/#");
        await watcher.publish(topic("t1"), "{}");
        await (await client("device", second.mqttAddress)).publish(topic("t1"), "{}");
        await push({ payload: json(1) });
        assert.deepEqual(watcher.messages(), [[PUSH, "1", 0]]);
      },
      { identifyOn: "publish" },
    ));

  it("stays, and is announced anew, if another replica's event is older than what was heard here", () =>
    withEvents(async ({ client, bus, push, settle }, events) => {
      const device = await client("c");
      await device.publish(topic("t1"), "{}");
      const stale = { timestamp: START_MS, timeout: 0, correlationId: "c", originatorReplicaId: "kpc-2" };
      bus.publish(connectedSubject("kpc"), connectedCodec.encode({ ...stale, endpoints: new Map(Object.entries(E1)) }));
      await settle();
      await push({ payload: json(1) });
      assert.deepEqual(device.messages(), [[PUSH, "1", 0]]);
      assert.deepEqual(
        events.map(([, , replicaId]) => replicaId),
        ["kpc-1", "kpc-2", "kpc-1"],
      );
    }));

  it("is not moved by an event that nobody can read, which is counted", () =>
    withCommunicationService(
      async ({ client, bus, push, settle, counter }) => {
        const device = await client("c");
        await device.publish(topic("t1"), "{}");
        bus.publish(connectedSubject("kpc"), new Uint8Array());
        await settle();
        await push({ payload: json(1) });
        assert.deepEqual(device.messages(), [[PUSH, "1", 0]]);
        assert.equal(await counter("unreadableConnectivityEvents"), 1);
      },
      { announceConnectivity: true },
    ));
});
