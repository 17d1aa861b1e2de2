import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { generate } from "mqtt-packet";
import { seededRandom, VirtualTime } from "../../runtime/index.ts";
import type { ByteChannel } from "../byte-channel.ts";
import { InMemoryChannels } from "../memory/index.ts";
import type { TransportError } from "../transport-error.ts";
import { type MqttPacket, MqttStream, type MqttStreamOptions } from "./mqtt-stream.ts";

/** A stream, the bare channel at its other end, and what the stream told. */
async function streamAndWire(options: MqttStreamOptions = {}) {
  const time = new VirtualTime(0, seededRandom("stream"));
  const channels = new InMemoryChannels(time);
  const packets: MqttPacket[] = [];
  const errors: TransportError[] = [];
  let closings = 0;
  let stream: MqttStream | undefined;
  const { address } = await channels.listen("server", 0, (channel) => {
    stream = new MqttStream(channel, options);
    stream.onPacket((packet) => packets.push(packet));
    stream.onProtocolError((error) => errors.push(error));
    stream.onClose(() => {
      closings += 1;
    });
  });
  const connected = await time.within(1, channels.connect(address));
  assert.ok(connected.settled && stream !== undefined);
  const wire: ByteChannel = connected.value;
  let wireClosed = false;
  const written: Buffer[] = [];
  wire.onData((chunk) => written.push(Buffer.from(chunk)));
  wire.onClose(() => {
    wireClosed = true;
  });
  const rest = () => time.within(1, new Promise(() => {}));
  const state = () => ({ closings, wireClosed, written: Buffer.concat(written) });
  return { stream, wire, packets, errors, rest, state };
}

function publish(topic: string, payload: Buffer, messageId?: number): Buffer {
  const message = { cmd: "publish", topic, payload, dup: false, retain: false } as const;
  return messageId === undefined ? generate({ ...message, qos: 0 }) : generate({ ...message, qos: 1, messageId });
}

const PINGREQ = Buffer.from("c000", "hex");

function payloads(packets: readonly MqttPacket[]): string[] {
  return packets.map((packet) => (packet.cmd === "publish" ? String(packet.payload) : packet.cmd));
}

describe("a stream of MQTT packets", () => {
  it("reads packets from single bytes", async () => {
    const { wire, packets, errors, rest } = await streamAndWire();
    const bytes = Buffer.concat([publish("a/b", Buffer.alloc(300, "x"), 7), PINGREQ, publish("a", Buffer.from("y"))]);
    for (const byte of bytes) {
      wire.write(Uint8Array.of(byte));
    }
    await rest();
    assert.deepEqual(errors, []);
    assert.deepEqual(payloads(packets), ["x".repeat(300), "pingreq", "y"]);
  });

  it("reads many packets from one chunk, and the rest of the last from the next", async () => {
    const { wire, packets, rest } = await streamAndWire();
    const bytes = Buffer.concat(Array.from({ length: 50 }, (_, index) => publish("t", Buffer.from(String(index)))));
    wire.write(bytes.subarray(0, bytes.length - 3));
    wire.write(bytes.subarray(bytes.length - 3));
    await rest();
    assert.deepEqual(
      payloads(packets),
      Array.from({ length: 50 }, (_, index) => String(index)),
    );
  });

  it("reads packets however they are cut", async () => {
    const bytes = Buffer.concat([publish("t", Buffer.alloc(200, "p")), PINGREQ, publish("t", Buffer.from("q"), 1)]);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const { wire, packets, rest } = await streamAndWire();
      wire.write(bytes.subarray(0, cut));
      wire.write(bytes.subarray(cut));
      await rest();
      assert.deepEqual(payloads(packets), ["p".repeat(200), "pingreq", "q"], `cut at ${cut}`);
    }
  });

  it("writes packets, with payloads of any bytes", async () => {
    const { stream, rest, state } = await streamAndWire();
    const payload = Uint8Array.of(9, 0, 255, 9).subarray(1, 3);
    stream.send({ cmd: "publish", topic: "a/b", payload, qos: 1, messageId: 258, dup: false, retain: false });
    stream.send({ cmd: "connack", returnCode: 0, sessionPresent: false });
    await rest();
    assert.equal(state().written.toString("hex"), "32090003612f62010200ff20020000");
  });

  it("refuses to write what MQTT cannot carry", async () => {
    const { stream } = await streamAndWire();
    const topic = "t".repeat(65_536);
    const message = { cmd: "publish", payload: "", dup: false, retain: false } as const;
    assert.throws(() => stream.send({ ...message, topic, qos: 0 }), { code: "MQTT_INVALID_ARGUMENT" });
    assert.throws(() => stream.send({ ...message, topic: "t", qos: 1 }), { code: "MQTT_INVALID_ARGUMENT" });
  });

  it("closes and tells both sides", async () => {
    const { stream, wire, packets, rest, state } = await streamAndWire();
    stream.close();
    wire.write(PINGREQ);
    await rest();
    assert.deepEqual([state().closings, state().wireClosed], [1, true]);
    assert.deepEqual(packets, []);
  });
});

describe("a stream of MQTT packets, given bad bytes,", () => {
  it("refuses a packet above the limit as soon as its length is known, after those before it", async () => {
    const { wire, packets, errors, rest, state } = await streamAndWire({ packetBytesMax: 100 });
    wire.write(Buffer.concat([PINGREQ, publish("t", Buffer.alloc(200)).subarray(0, 3)]));
    await rest();
    assert.deepEqual(payloads(packets), ["pingreq"]);
    assert.deepEqual(
      errors.map((error) => error.message),
      ["MQTT_PACKET_TOO_LARGE: a packet of 206 bytes came; at most 100 are accepted"],
    );
    assert.deepEqual([state().closings, state().wireClosed], [1, true]);
  });

  it("accepts a packet of exactly the limit", async () => {
    const bytes = publish("t", Buffer.alloc(95));
    assert.equal(bytes.length, 100);
    const { wire, packets, rest } = await streamAndWire({ packetBytesMax: 100 });
    wire.write(bytes);
    await rest();
    assert.equal(packets.length, 1);
  });

  it("hands out nothing that follows the bad packet", async () => {
    const { wire, packets, errors, rest } = await streamAndWire();
    wire.write(Buffer.concat([PINGREQ, Buffer.from("00ff", "hex"), PINGREQ]));
    wire.write(PINGREQ);
    await rest();
    assert.deepEqual([packets.length, errors.length], [1, 1]);
  });

  const malformed: [name: string, hex: string][] = [
    ["an HTTP request", Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n").toString("hex")],
    ["packet type 0", "0000"],
    ["a remaining length of five bytes", "30ffffffff01"],
    ["quality of service 3", "3603000161"],
    ["reserved flags in SUBSCRIBE", "80060001000161"],
    ["a PUBACK without an identifier", "4000"],
    ["a PUBACK with identifier 0", "40020000"],
    ["a PUBLISH whose topic is longer than the packet", "3003000961"],
    ["a PUBLISH of quality 1 without an identifier", "3203000161"],
    ["a PUBLISH with an empty topic", "30020000"],
    ["a PUBLISH to a filter", "3003000123"],
    ["a SUBSCRIBE without filters", "82020001"],
    ["an UNSUBSCRIBE without filters", "a2020001"],
    ["a CONNACK without a return code", "200100"],
    ["a CONNECT of an unknown protocol", "100c0004515454540402003c0000"],
    ["AUTH, which is of MQTT 5", "f00100"],
  ];
  for (const [name, hex] of malformed) {
    it(`closes on ${name}`, async () => {
      const { wire, packets, errors, rest, state } = await streamAndWire();
      wire.write(Buffer.from(hex, "hex"));
      await rest();
      assert.deepEqual(packets, []);
      assert.deepEqual(
        errors.map((error) => error.code),
        ["MQTT_MALFORMED_PACKET"],
      );
      assert.deepEqual([state().closings, state().wireClosed], [1, true]);
    });
  }

  for (const [name, hex] of [
    ["PUBLISH", "34050001610001"],
    ["PUBREL", "62020001"],
  ]) {
    it(`closes on a ${name} of quality of service 2`, async () => {
      const { wire, errors, rest, state } = await streamAndWire();
      wire.write(Buffer.from(hex ?? "", "hex"));
      await rest();
      assert.deepEqual(
        errors.map((error) => error.code),
        ["MQTT_QOS_2"],
      );
      assert.equal(state().wireClosed, true);
    });
  }
});
