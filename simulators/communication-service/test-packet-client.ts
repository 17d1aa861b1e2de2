import { type ByteChannel, type MqttPacket, MqttStream, type OutgoingMqttPacket } from "../../transport/index.ts";

/** A client that sends packets as it is told and remembers what it is sent. */
export class PacketClient {
  readonly received: MqttPacket[] = [];
  closed = false;
  readonly #channel: ByteChannel;
  readonly #stream: MqttStream;
  readonly #settle: () => Promise<void>;

  constructor(channel: ByteChannel, settle: () => Promise<void>) {
    const stream = new MqttStream(channel);
    this.#channel = channel;
    this.#stream = stream;
    this.#settle = settle;
    stream.onPacket((packet) => this.received.push(packet));
    stream.onClose(() => {
      this.closed = true;
    });
  }

  /** Sends packets and gives the world time to answer. */
  async send(...packets: OutgoingMqttPacket[]): Promise<void> {
    for (const packet of packets) {
      this.#stream.send(packet);
    }
    await this.#settle();
  }

  /** Sends bytes that need not be MQTT. */
  async sendBytes(bytes: Uint8Array): Promise<void> {
    this.#channel.write(bytes);
    await this.#settle();
  }

  connect(clientId: string, keepalive = 0): Promise<void> {
    return this.send({ cmd: "connect", clientId, keepalive, clean: true, protocolId: "MQTT", protocolVersion: 4 });
  }

  publish(topic: string, payload: string, qos: 0 | 1 | 2 = 0): Promise<void> {
    return this.send(publishPacket(topic, payload, qos));
  }

  subscribe(...filters: readonly string[]): Promise<void> {
    const subscriptions = filters.map((topic) => ({ topic, qos: 0 as const }));
    return this.send({ cmd: "subscribe", messageId: 9, subscriptions });
  }

  /** The messages received since the last call: topic, payload, quality of service. */
  messages(): [string, string, number][] {
    return this.received
      .splice(0)
      .filter((packet) => packet.cmd === "publish")
      .map(({ topic, payload, qos }) => [topic, payload.toString(), qos]);
  }

  /** The kinds of packet received since the last call. */
  kinds(): string[] {
    return this.received.splice(0).map(({ cmd }) => cmd);
  }

  cut(): void {
    this.#stream.destroy();
  }
}

/** A PUBLISH with message id 5. */
export function publishPacket(topic: string, payload: string, qos: 0 | 1 | 2 = 0, messageId = 5): OutgoingMqttPacket {
  const id = qos === 0 ? {} : { messageId };
  return { cmd: "publish", topic, payload: Buffer.from(payload), qos, dup: false, retain: false, ...id };
}
