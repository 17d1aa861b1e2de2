import type { Random } from "../../runtime/index.ts";
import { oneOf } from "../chance/index.ts";
import { badBody } from "./bad-payloads.ts";
import { bitFlipped, randomBytes, truncated } from "./spoiled-bytes.ts";
import { TORMENTED_PATH } from "./tormented-device.ts";

/** What a client sends on a connection of its own, after which it hangs up. */
export type MqttTorment = (random: Random) => Uint8Array;

const PUBLISH = 0x30;
const SUBSCRIBE = 0x82;
const UNSUBSCRIBE = 0xa2;
const PACKET_BYTES_MAX = 1_100_000;
const LONG_TOPIC = 65_535;

const BAD_TOPICS = [
  "",
  "/",
  "kp1",
  "kp1/",
  "kp1////",
  "kp1/tormented-v1/cmx",
  "kp1/tormented-v1/cmx/unknown-token/config/json",
  "kp1/tormented-v1/unknown/tormented-token/config/json",
  "kp1/unknown/cmx/tormented-token/config/json",
  "kp1/+/cmx/tormented-token/config/json",
  "kp1/#",
  "kp1/tormented-v1/cmx/tormented-token/\0",
  "kp1/tormented-v1/cmx/tormented-token/config/json/99999999999999999999",
  "kp1/tormented-v1/cmx/to.ken/config/json",
  "$SYS/broker",
  `${TORMENTED_PATH}/${"x".repeat(LONG_TOPIC - TORMENTED_PATH.length - 1)}`,
].map((topic) => Buffer.from(topic));

const INVALID_TOPIC = Buffer.from([0x6b, 0x70, 0x31, 0x2f, 0xc3, 0x28]);
const BAD_FILTERS = ["", "#/a", "a+", "a/#b", "\0", "kp1/+/+/+/#", "x".repeat(LONG_TOPIC)];

/** MQTT 3.1.1, section 2.2.3. */
function remainingLength(length: number): Uint8Array {
  const bytes: number[] = [];
  for (let left = length; ; left = Math.floor(left / 128)) {
    if (left < 128) {
      return Uint8Array.from([...bytes, left]);
    }
    bytes.push((left % 128) | 0x80);
  }
}

function packet(head: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.from([head]), remainingLength(body.length), body]);
}

function field(content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Uint8Array.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

function connect(protocolName = "MQTT", level = 4, flags = 2, clientId = "tormentor"): Buffer {
  return packet(0x10, field(protocolName), Uint8Array.from([level, flags, 0, 60]), field(clientId));
}

const publish = (topic: Uint8Array | string, body: Uint8Array, flags = 0): Buffer =>
  packet(PUBLISH | flags, field(topic), flags === 0 ? new Uint8Array() : Uint8Array.from([0, 1]), body);

const connected = (...packets: readonly Uint8Array[]): Buffer => Buffer.concat([connect(), ...packets]);

const BEFORE_CONNECT: readonly MqttTorment[] = [
  randomBytes,
  (random) => truncated(random, connect()),
  (random) => bitFlipped(random, connect()),
  (random) => publish(TORMENTED_PATH, badBody(random)),
  (random) =>
    connect(
      oneOf(random, ["", "MQTT", "MQIsdp", "x".repeat(1_000)]),
      random.integer(0, 255),
      random.integer(0, 255),
      oneOf(random, ["", "\0", "x".repeat(LONG_TOPIC)]),
    ),
];

const AFTER_CONNECT: readonly MqttTorment[] = [
  (random) => connected(randomBytes(random)),
  () => connected(connect()),
  (random) =>
    connected(publish(oneOf(random, [...BAD_TOPICS, INVALID_TOPIC]), Buffer.from("{}"), random.integer(0, 1) * 2)),
  (random) =>
    connected(publish(`${TORMENTED_PATH}/${random.integer(0, 1_000)}`, badBody(random), random.integer(0, 1) * 2)),
  (random) => connected(publish(TORMENTED_PATH, badBody(random), oneOf(random, [4, 6, 8, 15]))),
  (random) => connected(bitFlipped(random, publish(TORMENTED_PATH, Buffer.from("{}"), 2))),
  (random) => connected(truncated(random, publish(TORMENTED_PATH, badBody(random)))),
  (random) => connected(packet(random.integer(0, 255), randomBytes(random))),
  (random) => {
    const filter = field(oneOf(random, BAD_FILTERS));
    return connected(packet(SUBSCRIBE, Uint8Array.from([0, 1]), filter, Uint8Array.from([random.integer(0, 255)])));
  },
  (random) => connected(packet(oneOf(random, [SUBSCRIBE, UNSUBSCRIBE]), Uint8Array.from([0, 0]))),
  () => connected(Uint8Array.from([PUBLISH, 0xff, 0xff, 0xff, 0x7f])),
  () => connected(Uint8Array.from([PUBLISH, 0xff, 0xff, 0xff, 0xff, 0x7f])),
];

const LARGE_SHARE = 200;

/** What a client does that does not know MQTT 3.1.1 or 1/KP; now and then with a packet that is too large. */
export const mqttTorment: MqttTorment = (random) => {
  if (random.integer(1, LARGE_SHARE) === 1) {
    return connected(publish(TORMENTED_PATH, Buffer.alloc(random.integer(1, PACKET_BYTES_MAX), "[")));
  }
  return oneOf(random, random.integer(1, 3) === 1 ? BEFORE_CONNECT : AFTER_CONNECT)(random);
};
