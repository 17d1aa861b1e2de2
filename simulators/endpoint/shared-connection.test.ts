import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InboxClosedError } from "./inbox.ts";
import { MqttEndpoint } from "./mqtt-endpoint.ts";
import { SharedConnection } from "./shared-connection.ts";
import { ScriptedConnection } from "./test-connection.ts";

const REQUEST = { extensionInstanceName: "cmx", resourcePath: "/config/json", payload: Buffer.from("{}") };
const topic = (token: string) => `kp1/kettle-v1/cmx/${token}/config/json`;

async function gateway() {
  const connection = new ScriptedConnection(1);
  const shared = new SharedConnection(connection);
  const start = (token: string) => {
    const identity = { appVersionName: "kettle-v1", token };
    return MqttEndpoint.start(shared.of(identity), identity, { subscribe: true });
  };
  return { connection, endpoints: [await start("t1"), await start("t2")] as const };
}

const payloads = ({ received }: MqttEndpoint) => received.map(({ payload }) => Buffer.from(payload).toString());

describe("endpoints on one connection", () => {
  it("send and subscribe through it, each under its own names", async () => {
    const { connection, endpoints } = await gateway();
    for (const endpoint of endpoints) {
      await endpoint.send(REQUEST);
    }
    assert.deepEqual(
      connection.published.map(([published]) => published),
      [`${topic("t1")}/1`, `${topic("t2")}/1`],
    );
    assert.equal(connection.subscribed.length, 2);
  });

  it("receive what is under their token, and all receive what is under none", async () => {
    const { connection, endpoints } = await gateway();
    connection.bring(`${topic("t1")}/status`, "for t1");
    connection.bring(`${topic("t2")}/status`, "for t2");
    connection.bring("stray", "for nobody");
    assert.deepEqual(endpoints.map(payloads), [
      ["for t1", "for nobody"],
      ["for t2", "for nobody"],
    ]);
  });

  it("all hear of its end", async () => {
    const { connection, endpoints } = await gateway();
    const awaited = endpoints.map((endpoint) => endpoint.nextMessage(() => true));
    connection.end();
    await Promise.all(awaited.map((one) => assert.rejects(one, InboxClosedError)));
  });
});
