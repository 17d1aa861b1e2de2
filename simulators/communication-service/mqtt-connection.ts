import type { Clock, Logger, Timer } from "../../runtime/index.ts";
import type { MqttPacket, MqttStream } from "../../transport/index.ts";
import type { Counters } from "../control/index.ts";
import { type MqttSubscription, MqttSubscriptions } from "./mqtt-subscriptions.ts";
import { PacketIds } from "./packet-ids.ts";
import type { ServiceCounter } from "./service-counters.ts";

/** A message that a client published. */
export interface PublishedMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1;
}

/** What a connection asks of the service that it belongs to. */
export interface MqttConnectionHost {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly counters: Counters<ServiceCounter>;
  /** The client said who it is, and was accepted. */
  connected(connection: MqttConnection): void;
  /** Resolves when the message was dealt with; an acknowledgement follows then. */
  published(connection: MqttConnection, message: PublishedMessage): Promise<void>;
  /** Resolves when the filters have been looked at; the acknowledgement follows then. */
  subscribed(connection: MqttConnection, filters: readonly string[]): Promise<void>;
  /** A message is about to be sent to the client. */
  sending(connection: MqttConnection, message: PublishedMessage): void;
  closed(connection: MqttConnection): void;
}

/** How long a client may take for its CONNECT. */
export const CONNECT_TIMEOUT_MS = 10_000;
/** How many packets of one client may wait for the ones before them. */
export const PACKETS_WAITING_MAX = 10_000;

/** MQTT bounds a topic's UTF-8 form. */
const TOPIC_BYTES_MAX = 65_535;
const CONNACK = { accepted: 0, unacceptableProtocol: 1, identifierRejected: 2 } as const;
const PROTOCOL_LEVELS: readonly number[] = [3, 4];
const KEEP_ALIVE_FACTOR = 1.5;

/** What `GET /control/connections` says of a connection itself. */
export interface MqttConnectionDescription {
  readonly connection: string;
  readonly clientId: string;
  /** Unix time in milliseconds. */
  readonly connectedAtMs: number;
  readonly subscriptions: readonly MqttSubscription[];
  /** The tokens of the messages that came through it. */
  readonly tokens: readonly { readonly appVersionName: string; readonly token: string }[];
  /** How many messages the client has not acknowledged. */
  readonly unacknowledged: number;
}

/**
 * The server's side of one MQTT 3.1.1 connection: CONNECT first and once, keep-alive, SUBSCRIBE, UNSUBSCRIBE, PINGREQ,
 * PUBLISH with quality of service 0 and 1. Packets are dealt with one after the other in the order of arrival. There
 * are no sessions beyond the connection, no wills, no retained messages. Breaking MQTT ends the connection.
 */
export class MqttConnection {
  readonly name: string;
  readonly subscriptions = new MqttSubscriptions();
  readonly #stream: MqttStream;
  readonly #host: MqttConnectionHost;
  readonly #packetIds = new PacketIds();
  readonly #waiting: MqttPacket[] = [];
  #busy = false;
  #open = true;
  #clientId: string | undefined;
  #connectedAtMs = 0;
  #silenceMsMax = CONNECT_TIMEOUT_MS;
  #heardAtMs: number;
  #silenceTimer: Timer;

  constructor(name: string, stream: MqttStream, host: MqttConnectionHost) {
    this.name = name;
    this.#stream = stream;
    this.#host = host;
    this.#heardAtMs = host.clock.now();
    this.#silenceTimer = host.clock.schedule(CONNECT_TIMEOUT_MS, () => this.#checkSilence());
    stream.onPacket((packet) => this.#take(packet));
    stream.onProtocolError((error) => this.#violate(error.message));
    stream.onClose(() => this.#closed());
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Undefined before CONNECT. */
  get clientId(): string | undefined {
    return this.#clientId;
  }

  describe(): Omit<MqttConnectionDescription, "tokens"> {
    return {
      connection: this.name,
      clientId: this.#clientId ?? "",
      connectedAtMs: this.#connectedAtMs,
      subscriptions: this.subscriptions.list(),
      unacknowledged: this.#packetIds.unacknowledged,
    };
  }

  /**
   * Sends a message. Returns false if the connection is closed, too many messages are unacknowledged, or the topic is
   * too long: that of a response is longer than the one that the client chose.
   */
  send(message: PublishedMessage): boolean {
    if (Buffer.byteLength(message.topic) > TOPIC_BYTES_MAX) {
      return false;
    }
    const messageId = message.qos === 1 && this.#open ? this.#packetIds.take() : undefined;
    if (!this.#open || this.#clientId === undefined) {
      return false;
    }
    if (message.qos === 1 && messageId === undefined) {
      this.#host.counters.count("unacknowledgedOverflows");
      return false;
    }
    this.#host.sending(this, message);
    this.#stream.send({
      cmd: "publish",
      topic: message.topic,
      payload: message.payload,
      qos: message.qos,
      dup: false,
      retain: false,
      ...(messageId === undefined ? {} : { messageId }),
    });
    return true;
  }

  /** Ends the connection; what was sent still arrives. */
  close(): void {
    this.#stream.close();
    this.#closed();
  }

  /** Breaks the connection at once. */
  destroy(): void {
    this.#stream.destroy();
    this.#closed();
  }

  #take(packet: MqttPacket): void {
    if (!this.#open) {
      return;
    }
    this.#heardAtMs = this.#host.clock.now();
    if (this.#waiting.length >= PACKETS_WAITING_MAX) {
      this.#violate(`more than ${PACKETS_WAITING_MAX} packets wait to be dealt with`);
      return;
    }
    this.#waiting.push(packet);
    if (!this.#busy) {
      this.#busy = true;
      this.#drain().catch((cause: unknown) => {
        const problem = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
        this.#host.logger.error("dealing with an MQTT packet failed here", { connection: this.name, problem });
        this.close();
      });
    }
  }

  async #drain(): Promise<void> {
    for (let packet = this.#waiting.shift(); packet !== undefined && this.#open; packet = this.#waiting.shift()) {
      await this.#handle(packet);
    }
    this.#busy = false;
  }

  /** MQTT 3.1.1, section 3.1: CONNECT comes first, and once. */
  async #handle(packet: MqttPacket): Promise<void> {
    if ((packet.cmd === "connect") === (this.#clientId !== undefined)) {
      this.#violate(packet.cmd === "connect" ? "a second CONNECT" : `${packet.cmd} before CONNECT`);
      return;
    }
    switch (packet.cmd) {
      case "connect":
        this.#connect(packet);
        return;
      case "publish":
        await this.#publish(packet);
        return;
      case "puback":
        this.#packetIds.acknowledge(packet.messageId ?? 0);
        return;
      case "subscribe":
        await this.#subscribe(packet);
        return;
      case "unsubscribe":
        for (const filter of packet.unsubscriptions) {
          this.subscriptions.remove(filter);
        }
        this.#stream.send({ cmd: "unsuback", messageId: packet.messageId ?? 0, granted: [] });
        return;
      case "pingreq":
        this.#stream.send({ cmd: "pingresp" });
        return;
      case "disconnect":
        this.close();
        return;
      default:
        this.#violate(`unexpected ${packet.cmd}`);
    }
  }

  #connect(packet: Extract<MqttPacket, { cmd: "connect" }>): void {
    const accepted = PROTOCOL_LEVELS.includes(packet.protocolVersion ?? 0);
    const anonymous = packet.clientId === "";
    if (!accepted || (anonymous && packet.clean === false)) {
      const returnCode = accepted ? CONNACK.identifierRejected : CONNACK.unacceptableProtocol;
      this.#stream.send({ cmd: "connack", returnCode, sessionPresent: false });
      this.#violate(accepted ? "no client id and no clean session" : `protocol level ${packet.protocolVersion}`);
      return;
    }
    this.#clientId = anonymous ? this.name : packet.clientId;
    this.#connectedAtMs = this.#host.clock.now();
    this.#expectPackets(packet.keepalive ?? 0);
    this.#host.connected(this);
    this.#stream.send({ cmd: "connack", returnCode: CONNACK.accepted, sessionPresent: false });
  }

  async #publish(packet: Extract<MqttPacket, { cmd: "publish" }>): Promise<void> {
    const { topic, qos } = packet;
    if (qos === 2) {
      this.#violate("a PUBLISH with quality of service 2, which is not supported");
      return;
    }
    await this.#host.published(this, { topic, payload: bytesOf(packet.payload), qos });
    if (qos === 1) {
      this.#stream.send({ cmd: "puback", messageId: packet.messageId ?? 0 });
    }
  }

  async #subscribe(packet: Extract<MqttPacket, { cmd: "subscribe" }>): Promise<void> {
    const granted = packet.subscriptions.map(({ topic, qos }) => this.subscriptions.add(topic, qos));
    await this.#host.subscribed(
      this,
      packet.subscriptions.map(({ topic }) => topic),
    );
    this.#stream.send({ cmd: "suback", messageId: packet.messageId ?? 0, granted });
  }

  /** MQTT 3.1.1, section 3.1.2.10: a client that is silent for one and a half keep-alive times is gone. */
  #expectPackets(keepAliveSeconds: number): void {
    this.#silenceTimer.cancel();
    this.#silenceMsMax = keepAliveSeconds * 1_000 * KEEP_ALIVE_FACTOR;
    if (this.#silenceMsMax > 0) {
      this.#silenceTimer = this.#host.clock.schedule(this.#silenceMsMax, () => this.#checkSilence());
    }
  }

  #checkSilence(): void {
    const remainingMs = this.#heardAtMs + this.#silenceMsMax - this.#host.clock.now();
    if (remainingMs > 0) {
      this.#silenceTimer = this.#host.clock.schedule(remainingMs, () => this.#checkSilence());
      return;
    }
    this.#host.counters.count("keepAliveTimeouts");
    this.destroy();
  }

  #violate(problem: string): void {
    if (this.#open) {
      this.#host.counters.count("mqttViolations");
      this.#host.logger.warn("an MQTT client broke the protocol", { connection: this.name, problem });
      this.close();
    }
  }

  #closed(): void {
    if (this.#open) {
      this.#open = false;
      this.#waiting.length = 0;
      this.#silenceTimer.cancel();
      this.#host.closed(this);
    }
  }
}

function bytesOf(payload: Uint8Array | string): Uint8Array {
  return typeof payload === "string" ? new TextEncoder().encode(payload) : payload;
}
