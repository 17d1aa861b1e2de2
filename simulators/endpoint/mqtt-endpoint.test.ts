import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MqttQos, MqttSubscription } from "../../transport/index.ts";
import { InboxClosedError } from "./inbox.ts";
import { type DeviceConnection, MqttEndpoint } from "./mqtt-endpoint.ts";

const IDENTITY = { appVersionName: "kettle-v1", token: "t1" };
const REQUEST = { extensionInstanceName: "cmx", resourcePath: "/config/json", payload: Buffer.from("{}") };
const TOPIC = "kp1/kettle-v1/cmx/t1/config/json";

/** A connection whose other end is the test. */
class ScriptedConnection implements DeviceConnection {
  readonly published: [string, string, number][] = [];
  readonly subscribed: MqttSubscription[] = [];
  readonly #closers: Parameters<DeviceConnection["onClose"]>[0][] = [];
  #listener: Parameters<DeviceConnection["onMessage"]>[0] = () => {};
  readonly #subscriptionCode: number;

  constructor(subscriptionCode: number) {
    this.#subscriptionCode = subscriptionCode;
  }

  async publish(topic: string, payload: Uint8Array, { qos }: { readonly qos: MqttQos }): Promise<void> {
    this.published.push([topic, Buffer.from(payload).toString(), qos]);
  }

  async subscribe(subscriptions: readonly MqttSubscription[]): Promise<readonly number[]> {
    this.subscribed.push(...subscriptions);
    return subscriptions.map(() => this.#subscriptionCode);
  }

  onMessage(listener: Parameters<DeviceConnection["onMessage"]>[0]): void {
    this.#listener = listener;
  }

  onClose(closer: Parameters<DeviceConnection["onClose"]>[0]): void {
    this.#closers.push(closer);
  }

  bring(topic: string, payload: string, qos: MqttQos = 0): void {
    this.#listener({ topic, payload: Buffer.from(payload), qos, duplicate: false, retain: false });
  }

  end(): void {
    for (const closer of this.#closers) {
      closer(undefined);
    }
  }
}

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
});
