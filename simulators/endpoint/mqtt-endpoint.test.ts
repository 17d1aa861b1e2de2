import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InboxClosedError } from "./inbox.ts";
import { MqttEndpoint } from "./mqtt-endpoint.ts";
import { ScriptedConnection } from "./test-connection.ts";

const IDENTITY = { appVersionName: "kettle-v1", token: "t1" };
const REQUEST = { extensionInstanceName: "cmx", resourcePath: "/config/json", payload: Buffer.from("{}") };
const TOPIC = "kp1/kettle-v1/cmx/t1/config/json";

async function started(subscribe = false, subscriptionCode = 1) {
  const connection = new ScriptedConnection(subscriptionCode);
  const endpoint = await MqttEndpoint.start(connection, IDENTITY, { subscribe });
  return { connection, endpoint };
}

describe("an endpoint that speaks MQTT", () => {
  it("publishes requests under its own names, with ids that it counts up unless given one, or with none", async () => {
    const { connection, endpoint } = await started();
    const sent = [
      await endpoint.send(REQUEST),
      await endpoint.send({ ...REQUEST, qos: 1 }),
      await endpoint.send({ ...REQUEST, requestId: 77 }),
      await endpoint.send({ ...REQUEST, requestId: "none" }),
      await endpoint.send(REQUEST),
    ];
    assert.deepEqual(
      sent.map(({ requestId }) => requestId),
      [1, 2, 77, undefined, 3],
    );
    assert.deepEqual(connection.published, [
      [`${TOPIC}/1`, "{}", 0],
      [`${TOPIC}/2`, "{}", 1],
      [`${TOPIC}/77`, "{}", 0],
      [TOPIC, "{}", 0],
      [`${TOPIC}/3`, "{}", 0],
    ]);
  });

  it("subscribes to everything under its token, or to nothing", async () => {
    assert.deepEqual((await started(true)).connection.subscribed, [{ filter: "kp1/kettle-v1/+/t1/#", qos: 1 }]);
    assert.deepEqual((await started()).connection.subscribed, []);
    await assert.rejects(started(true, 0x80), /refused/);
  });

  it("finds the response to a request among others, early or late", async () => {
    const { connection, endpoint } = await started();
    const first = await endpoint.send(REQUEST);
    const second = await endpoint.send(REQUEST);
    connection.bring(`${TOPIC}/2/error`, '{"statusCode":404,"reasonPhrase":"None"}', 1);
    connection.bring(`${TOPIC}/12/status`, "other");
    const awaited = endpoint.awaitResponse(first);
    connection.bring(`${TOPIC}/1/status`, "1");
    const common = { status: undefined };
    assert.deepEqual(
      { ...(await awaited), payload: undefined },
      { ...common, kind: "status", path: `${TOPIC}/1/status`, requestId: 1, qos: 0, payload: undefined },
    );
    assert.deepEqual(
      { ...(await endpoint.awaitResponse(second)), payload: undefined },
      { ...common, kind: "error", path: `${TOPIC}/2/error`, requestId: 2, qos: 1, payload: undefined },
    );
  });

  it("hands over a response to whoever asks, though another has given up waiting", async () => {
    const { connection, endpoint } = await started();
    const sent = await endpoint.send(REQUEST);
    const impatient = endpoint.awaitResponse(sent);
    connection.bring(`${TOPIC}/1/status`, "1");
    assert.equal(await endpoint.awaitResponse(sent), await impatient);
  });

  it("keeps whatever it received", async () => {
    const { connection, endpoint } = await started();
    connection.bring(`${TOPIC}/status`, "push");
    connection.bring("kp1/kettle-v1/cmx/t2/config/json/status", "another endpoint's");
    connection.bring("stray", "stray");
    const payloads = endpoint.received.map(({ payload }) => Buffer.from(payload).toString());
    assert.deepEqual(payloads, ["push", "another endpoint's", "stray"]);
    assert.equal((await endpoint.nextMessage(({ topic }) => topic.endsWith("/status"))).topic, `${TOPIC}/status`);
  });

  it("rejects waits once the connection has ended", async () => {
    const { connection, endpoint } = await started();
    const awaited = endpoint.awaitResponse(await endpoint.send(REQUEST));
    connection.end();
    await assert.rejects(awaited, InboxClosedError);
  });

  it("finds what was pushed on a resource, but no response that somebody awaits", async () => {
    const { connection, endpoint } = await started();
    const { extensionInstanceName, resourcePath } = REQUEST;
    const sent = await endpoint.send(REQUEST);
    const awaited = endpoint.awaitResponse(sent);
    for (const [topic, payload] of [
      [`${TOPIC}/1/status`, "response"],
      [`${TOPIC}/error`, "error"],
      [`${TOPIC}/network/status`, "another resource"],
      [`${TOPIC}/1/status`, "echo"],
      [`${TOPIC}/status`, "push"],
    ] as const) {
      connection.bring(topic, payload);
    }
    const push = async (resource: object) => {
      const { payload } = await endpoint.nextPush({ extensionInstanceName, resourcePath, ...resource });
      return Buffer.from(payload).toString();
    };
    assert.equal(await push({}), "push");
    assert.equal(await push({ requestId: 1 }), "echo");
    assert.equal(await push({ resourcePath: "/config/json/network" }), "another resource");
    assert.equal(Buffer.from((await awaited).payload).toString(), "response");
    const late = push({});
    connection.end();
    await assert.rejects(late, InboxClosedError);
  });

  it("tells whoever listens of every message, whoever else it is handed to, and of the end", async () => {
    const { connection, endpoint } = await started();
    const heard: string[] = [];
    connection.bring(`${TOPIC}/status`, "before");
    endpoint.onReceived(({ payload }) => heard.push(Buffer.from(payload).toString()));
    endpoint.onClosed(() => heard.push("end"));
    const awaited = endpoint.awaitResponse(await endpoint.send(REQUEST));
    connection.bring(`${TOPIC}/1/status`, "response");
    assert.equal(Buffer.from((await awaited).payload).toString(), "response");
    connection.end();
    endpoint.onClosed(() => heard.push("end already"));
    assert.deepEqual(heard, ["before", "response", "end", "end already"]);
  });

  it("tells of a request before it goes out", async () => {
    const { connection, endpoint } = await started();
    const told: [string, number][] = [];
    const onSending = ({ path }: { readonly path: string }) => told.push([path, connection.published.length]);
    await endpoint.send({ ...REQUEST, onSending });
    assert.deepEqual(told, [[`${TOPIC}/1`, 0]]);
  });
});
