import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HandMadeServer, obliging } from "./hand-made-server.ts";
import type { MqttMessage } from "./mqtt-client.ts";

const push = { cmd: "publish", topic: "kp1/push", payload: "{}", dup: false, retain: false } as const;

describe("connecting an MQTT client", () => {
  it("sends CONNECT of MQTT 3.1.1 with a clean session", async () => {
    const bench = new HandMadeServer(obliging);
    await bench.connect({ keepAliveSeconds: 60, username: "ada", password: "pässword" });
    const connect = bench.seen[0];
    assert.ok(connect?.cmd === "connect");
    const { protocolId, protocolVersion, clean, clientId, keepalive, username, password } = connect;
    assert.deepEqual(
      [protocolId, protocolVersion, clean, clientId, keepalive, username, password?.toString()],
      ["MQTT", 4, true, "endpoint", 60, "ada", "pässword"],
    );
  });

  it("rejects with the return code and its meaning", async () => {
    const bench = new HandMadeServer((_, stream) =>
      stream.send({ cmd: "connack", returnCode: 5, sessionPresent: false }),
    );
    await assert.rejects(bench.connect(), {
      code: "MQTT_REFUSED",
      message: "MQTT_REFUSED: the server refused with return code 5: the client is not authorised",
    });
    await bench.pass();
    assert.equal(bench.serverClosed, true);
  });

  it("rejects if the server sends anything else first", async () => {
    const bench = new HandMadeServer((_, stream) => stream.send({ cmd: "pingresp" }));
    await assert.rejects(bench.connect(), { code: "MQTT_UNEXPECTED_PACKET", message: /PINGRESP before CONNACK/ });
  });

  it("rejects if the server closes or breaks the connection", async () => {
    await assert.rejects(new HandMadeServer((_, stream) => stream.close()).connect(), { code: "MQTT_CLOSED" });
    await assert.rejects(new HandMadeServer((_, stream) => stream.destroy()).connect(), { code: "MQTT_CLOSED" });
  });

  it("rejects when no CONNACK comes in time, and breaks the connection", async () => {
    const bench = new HandMadeServer(() => {});
    await assert.rejects(bench.connect({ connectTimeoutMs: 700 }), { code: "MQTT_NO_ANSWER" });
    assert.equal(bench.time.now(), 700);
    await bench.pass();
    assert.equal(bench.serverClosed, true);
  });

  it("rejects settings that MQTT cannot carry", async () => {
    await assert.rejects(new HandMadeServer(obliging).connect({ keepAliveSeconds: 65_536 }), {
      code: "MQTT_INVALID_ARGUMENT",
    });
    await assert.rejects(new HandMadeServer(obliging).connect({ password: "alone" }), {
      code: "MQTT_INVALID_ARGUMENT",
    });
  });

  it("loses no message that comes with CONNACK", async () => {
    const bench = new HandMadeServer((packet, stream) => {
      obliging(packet, stream);
      if (packet.cmd === "connect") {
        stream.send({ ...push, qos: 1, messageId: 9 });
      }
    });
    const client = await bench.connect();
    await bench.pass();
    const messages: MqttMessage[] = [];
    client.onMessage((message) => messages.push(message));
    await bench.pass();
    assert.equal(messages.length, 1);
    assert.deepEqual(bench.commands, ["connect", "puback"]);
  });
});
