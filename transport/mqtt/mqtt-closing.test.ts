import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TransportError } from "../transport-error.ts";
import { closing, HandMadeServer, silent } from "./hand-made-server.ts";
import type { MqttStream } from "./mqtt-stream.ts";

const HELLO = new TextEncoder().encode("hello");
const push = { cmd: "publish", topic: "kp1/push", payload: "{}", dup: false, retain: false } as const;

describe("an MQTT client's connection", () => {
  it("ends with DISCONNECT, and rejects what is pending and what comes later", async () => {
    const bench = new HandMadeServer(silent);
    const client = await bench.connect({ keepAliveSeconds: 10 });
    const { reasons } = closing(client);
    const pending = assert.rejects(client.subscribe([{ filter: "a", qos: 0 }]), { code: "MQTT_CLOSED" });
    client.disconnect();
    client.disconnect();
    await bench.settled(pending);
    await bench.pass(60_000);
    assert.deepEqual(bench.commands, ["connect", "subscribe", "disconnect"]);
    assert.deepEqual([reasons, bench.serverClosed], [[undefined], true]);
    await assert.rejects(client.publish("t", HELLO, { qos: 0 }), { code: "MQTT_CLOSED" });
    await assert.rejects(client.unsubscribe(["a"]), { code: "MQTT_CLOSED" });
  });

  it("is cut without DISCONNECT by destroy", async () => {
    const bench = new HandMadeServer(silent);
    const client = await bench.connect();
    const { reasons } = closing(client);
    client.destroy();
    await bench.pass();
    assert.deepEqual([bench.commands, reasons, bench.serverClosed], [["connect"], [undefined], true]);
  });

  it("tells a late listener that it has closed", async () => {
    const bench = new HandMadeServer(silent);
    const client = await bench.connect();
    bench.server.close();
    await bench.pass();
    const { reasons } = closing(client);
    await bench.pass();
    assert.deepEqual(reasons, ["MQTT_CLOSED"]);
  });

  for (const end of ["close", "destroy"] as const) {
    it(`rejects pending operations when the server's side does ${end}`, async () => {
      const bench = new HandMadeServer(silent);
      const client = await bench.connect();
      const { reasons } = closing(client);
      const pending = [client.publish("t", HELLO, { qos: 1 }), client.unsubscribe(["a"])].map((operation) =>
        assert.rejects(operation, { code: "MQTT_CLOSED" }),
      );
      await bench.pass();
      bench.server[end]();
      await bench.settled(Promise.all(pending));
      assert.deepEqual(reasons, ["MQTT_CLOSED"]);
    });
  }

  const surprises: [name: string, code: string, act: (server: MqttStream) => void][] = [
    [
      "a second CONNACK",
      "MQTT_UNEXPECTED_PACKET",
      (server) => server.send({ cmd: "connack", returnCode: 0, sessionPresent: false }),
    ],
    ["an unknown PUBACK", "MQTT_UNEXPECTED_PACKET", (server) => server.send({ cmd: "puback", messageId: 999 })],
    [
      "an UNSUBACK for a SUBSCRIBE",
      "MQTT_UNEXPECTED_PACKET",
      (server) => server.send({ cmd: "unsuback", messageId: 1, granted: [] }),
    ],
    [
      "a SUBACK with too many codes",
      "MQTT_UNEXPECTED_PACKET",
      (server) => server.send({ cmd: "suback", messageId: 1, granted: [0, 0] }),
    ],
    ["an unasked PINGRESP", "MQTT_UNEXPECTED_PACKET", (server) => server.send({ cmd: "pingresp" })],
    [
      "a SUBSCRIBE",
      "MQTT_UNEXPECTED_PACKET",
      (server) => server.send({ cmd: "subscribe", messageId: 1, subscriptions: [{ topic: "a", qos: 0 }] }),
    ],
    [
      "garbage",
      "MQTT_MALFORMED_PACKET",
      (server) => server.send({ cmd: "publish", topic: "a/#", payload: "", qos: 0, dup: false, retain: false }),
    ],
  ];
  for (const [name, code, act] of surprises) {
    it(`breaks on ${name} and rejects what is pending`, async () => {
      const bench = new HandMadeServer(silent);
      const client = await bench.connect();
      const { reasons } = closing(client);
      const pending = assert.rejects(client.subscribe([{ filter: "a", qos: 0 }]), { code });
      await bench.pass();
      act(bench.server);
      await bench.settled(pending);
      await bench.pass();
      assert.deepEqual([reasons, bench.serverClosed], [[code], true]);
    });
  }

  it("breaks when the server uses quality of service 2", async () => {
    const bench = new HandMadeServer(silent);
    const client = await bench.connect();
    const closed = new Promise<unknown>((resolve) => client.onClose(resolve));
    bench.server.send({ ...push, qos: 2, messageId: 1 });
    const reason = await bench.settled(closed);
    assert.ok(reason instanceof TransportError);
    assert.equal(reason.message, "MQTT_QOS_2: a PUBLISH of quality of service 2 came; use 0 or 1");
  });

  it("breaks when very many messages come and nobody handles them", async () => {
    const bench = new HandMadeServer(silent);
    const client = await bench.connect();
    const { reasons } = closing(client);
    for (let count = 0; count < 1_025; count += 1) {
      bench.server.send({ ...push, qos: 0 });
    }
    await bench.pass();
    assert.deepEqual(reasons, ["MQTT_OVERLOADED"]);
  });
});
