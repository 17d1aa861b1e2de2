import assert from "node:assert/strict";
import { seededRandom, VirtualTime } from "../../runtime/index.ts";
import { InMemoryChannels } from "../memory/index.ts";
import { MqttClient } from "./mqtt-client.ts";
import type { MqttConnectOptions } from "./mqtt-connect.ts";
import { type MqttPacket, MqttStream } from "./mqtt-stream.ts";

/** What the server does when a packet comes. */
export type Answer = (packet: MqttPacket, stream: MqttStream) => void;

/** Says yes to everything. */
export const obliging: Answer = (packet, stream) => {
  const messageId = packet.messageId ?? 0;
  switch (packet.cmd) {
    case "connect":
      return stream.send({ cmd: "connack", returnCode: 0, sessionPresent: false });
    case "publish":
      return packet.qos === 1 ? stream.send({ cmd: "puback", messageId }) : undefined;
    case "subscribe":
      return stream.send({ cmd: "suback", messageId, granted: packet.subscriptions.map(({ qos }) => qos) });
    case "unsubscribe":
      return stream.send({ cmd: "unsuback", messageId, granted: [] });
    case "pingreq":
      return stream.send({ cmd: "pingresp" });
    default:
  }
};

/** Accepts the connection, then keeps silent. */
export const silent: Answer = (packet, stream) => (packet.cmd === "connect" ? obliging(packet, stream) : undefined);

/** For tests: an MQTT server that answers as it is told, and the means to connect to it under virtual time. */
export class HandMadeServer {
  readonly time = new VirtualTime(0, seededRandom("mqtt"));
  readonly seen: MqttPacket[] = [];
  serverClosed = false;
  readonly #channels = new InMemoryChannels(this.time);
  readonly #answer: Answer;
  #server: MqttStream | undefined;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  get server(): MqttStream {
    assert.ok(this.#server !== undefined, "nobody has connected");
    return this.#server;
  }

  get commands(): string[] {
    return this.seen.map((packet) => packet.cmd);
  }

  async connect(options: Partial<MqttConnectOptions> = {}): Promise<MqttClient> {
    const { address } = await this.#channels.listen("server", 0, (channel) => {
      const stream = new MqttStream(channel);
      this.#server = stream;
      stream.onPacket((packet) => {
        this.seen.push(packet);
        this.#answer(packet, stream);
      });
      stream.onClose(() => {
        this.serverClosed = true;
      });
    });
    const channel = await this.settled(this.#channels.connect(address));
    return this.settled(
      MqttClient.connect(channel, { clientId: "endpoint", keepAliveSeconds: 0, clock: this.time, ...options }),
    );
  }

  async settled<T>(promise: Promise<T>): Promise<T> {
    const waited = await this.time.within(60_000, promise);
    assert.ok(waited.settled, "nothing came of it");
    return waited.value;
  }

  /** Lets everything that was sent arrive, and `ms` milliseconds pass. */
  async pass(ms = 0): Promise<void> {
    await this.time.within(ms, new Promise(() => {}));
  }
}

/** The codes that `onClose` was told; undefined for an end without a reason. */
export function closing(client: MqttClient): { reasons: (string | undefined)[] } {
  const reasons: (string | undefined)[] = [];
  client.onClose((reason) => reasons.push(reason?.code));
  return { reasons };
}
