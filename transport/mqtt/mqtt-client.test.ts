import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HandMadeServer, obliging, silent } from "./hand-made-server.ts";
import type { MqttMessage } from "./mqtt-client.ts";

const HELLO = new TextEncoder().encode("hello");
const push = { cmd: "publish", topic: "kp1/push", payload: "{}", dup: false, retain: false } as const;

describe("an MQTT client", () => {
  it("publishes with quality 0 without waiting", async () => {
    const bench = new HandMadeServer(silent);
    const client = await bench.connect();
    await client.publish("a/b", HELLO, { qos: 0 });
    await bench.pass();
    const sent = bench.seen[1];
    assert.ok(sent?.cmd === "publish");
    assert.deepEqual(
      [sent.topic, sent.payload.toString(), sent.qos, sent.dup, sent.retain],
      ["a/b", "hello", 0, false, false],
    );
  });

  it("publishes with quality 1 and resolves at PUBACK, in whatever order those come", async () => {
    const bench = new HandMadeServer(silent);
    const client = await bench.connect();
    const done: string[] = [];
    const publications = ["first", "second"].map((name) =>
      client.publish(name, HELLO, { qos: 1 }).then(() => done.push(name)),
    );
    await bench.pass();
    assert.deepEqual(done, []);
    const ids = bench.seen.slice(1).map((packet) => packet.messageId ?? 0);
    assert.equal(new Set(ids).size, 2);
    ids.toReversed().forEach((messageId) => bench.server.send({ cmd: "puback", messageId }));
    await bench.settled(Promise.all(publications));
    assert.deepEqual(done, ["second", "first"]);
  });

  it("subscribes and resolves with the granted codes", async () => {
    const bench = new HandMadeServer((packet, stream) =>
      packet.cmd === "subscribe"
        ? stream.send({ cmd: "suback", messageId: packet.messageId ?? 0, granted: [0, 128] })
        : obliging(packet, stream),
    );
    const client = await bench.connect();
    const wanted = [
      { filter: "a/+", qos: 1 as const },
      { filter: "#", qos: 0 as const },
    ];
    assert.deepEqual(await bench.settled(client.subscribe(wanted)), [0, 128]);
    const subscribe = bench.seen[1];
    assert.ok(subscribe?.cmd === "subscribe");
    assert.deepEqual(
      subscribe.subscriptions.map(({ topic, qos }) => [topic, qos]),
      [
        ["a/+", 1],
        ["#", 0],
      ],
    );
  });

  it("unsubscribes and resolves when the server has confirmed", async () => {
    const bench = new HandMadeServer(obliging);
    const client = await bench.connect();
    await bench.settled(client.unsubscribe(["a/+", "b"]));
    const unsubscribe = bench.seen[1];
    assert.ok(unsubscribe?.cmd === "unsubscribe");
    assert.deepEqual(unsubscribe.unsubscriptions, ["a/+", "b"]);
  });

  it("hands out every message, subscribed to or not, and acknowledges quality 1", async () => {
    const bench = new HandMadeServer(obliging);
    const client = await bench.connect();
    const messages: MqttMessage[] = [];
    client.onMessage((message) => messages.push(message));
    bench.server.send({ ...push, qos: 0 });
    bench.server.send({ ...push, qos: 1, messageId: 700, dup: true, retain: true });
    await bench.pass();
    assert.deepEqual(
      messages.map(({ topic, payload, qos, duplicate, retain }) => [topic, String(payload), qos, duplicate, retain]),
      [
        ["kp1/push", "{}", 0, false, false],
        ["kp1/push", "{}", 1, true, true],
      ],
    );
    assert.deepEqual(bench.commands, ["connect", "puback"]);
    assert.equal(bench.seen[1]?.messageId, 700);
  });

  it("refuses a topic that MQTT cannot carry, and goes on", async () => {
    const bench = new HandMadeServer(obliging);
    const client = await bench.connect();
    const long = client.publish("t".repeat(65_536), HELLO, { qos: 1 });
    await assert.rejects(long, { code: "MQTT_INVALID_ARGUMENT" });
    await bench.settled(client.publish("t", HELLO, { qos: 1 }));
  });
});
