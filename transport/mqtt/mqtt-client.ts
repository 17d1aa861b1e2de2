import type { ByteChannel } from "../byte-channel.ts";
import { TransportError } from "../transport-error.ts";
import { KeepAlive } from "./keep-alive.ts";
import { establish, type MqttConnectOptions } from "./mqtt-connect.ts";
import type { MqttPacket, MqttStream, OutgoingMqttPacket } from "./mqtt-stream.ts";
import { type Acknowledgement, PendingOperations } from "./pending-operations.ts";

/** The qualities of service that are supported. */
export type MqttQos = 0 | 1;

/** A message from the server. */
export interface MqttMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: MqttQos;
  /** The server's DUP flag: it may have sent this message before. */
  readonly duplicate: boolean;
  readonly retain: boolean;
}

/** What a client wants to hear of. */
export interface MqttSubscription {
  readonly filter: string;
  readonly qos: MqttQos;
}

/** Messages that may wait until `onMessage` is called. */
const HELD_MESSAGES_MAX = 1_024;

/**
 * An MQTT 3.1.1 client that is connected, with a clean session.
 *
 * When the connection ends, by whomever, pending operations reject with the reason; so do later ones. Nothing is sent
 * twice and nothing reconnects: whoever plays an endpoint decides that.
 */
export class MqttClient {
  readonly #stream: MqttStream;
  readonly #keepAlive: KeepAlive;
  readonly #operations = new PendingOperations();
  readonly #closeHandlers: ((reason: TransportError | undefined) => void)[] = [];
  #onMessage: ((message: MqttMessage) => void) | undefined;
  #held: MqttPacket[] = [];
  #ended = false;
  #closed = false;
  #reason: TransportError | undefined;

  /**
   * Sends CONNECT and resolves when the server accepts. Rejects with `MQTT_REFUSED`, `MQTT_NO_ANSWER`,
   * `MQTT_CLOSED`, `MQTT_INVALID_ARGUMENT`, or what the server did wrong.
   */
  static connect(channel: ByteChannel, options: MqttConnectOptions): Promise<MqttClient> {
    return establish(channel, options, (stream) => new MqttClient(stream, options));
  }

  private constructor(stream: MqttStream, options: MqttConnectOptions) {
    this.#stream = stream;
    this.#keepAlive = new KeepAlive(options.clock, options.keepAliveSeconds, {
      ping: () => this.#stream.send({ cmd: "pingreq" }),
      lost: () => this.#fail("MQTT_NO_ANSWER", "the server did not answer PINGREQ within the keep-alive time"),
    });
    stream.onPacket((packet) => this.#receive(packet));
    stream.onProtocolError((error) => this.#end(error));
    stream.onClose(() => this.#afterClose());
  }

  /** Resolves when the message is sent, or with quality of service 1 when the server has acknowledged it. */
  async publish(topic: string, payload: Uint8Array, options: { readonly qos: MqttQos }): Promise<void> {
    const message = { cmd: "publish", topic, payload, dup: false, retain: false } as const;
    if (options.qos === 0) {
      this.#checkOpen();
      this.#send({ ...message, qos: 0 });
    } else {
      await this.#operate("puback", (messageId) => this.#send({ ...message, qos: 1, messageId }));
    }
  }

  /** Resolves with the server's code for each filter: 0 or 1, the granted quality of service, or 128, a refusal. */
  async subscribe(subscriptions: readonly MqttSubscription[]): Promise<readonly number[]> {
    const wanted = subscriptions.map(({ filter, qos }) => ({ topic: filter, qos }));
    const codes = await this.#operate("suback", (messageId) =>
      this.#send({ cmd: "subscribe", messageId, subscriptions: wanted }),
    );
    if (codes.length !== wanted.length) {
      const explanation = `SUBACK has ${codes.length} codes for ${wanted.length} filters`;
      throw this.#fail("MQTT_UNEXPECTED_PACKET", explanation);
    }
    return codes;
  }

  /** Resolves when the server has confirmed. */
  async unsubscribe(filters: readonly string[]): Promise<void> {
    await this.#operate("unsuback", (messageId) =>
      this.#send({ cmd: "unsubscribe", messageId, unsubscriptions: [...filters] }),
    );
  }

  /**
   * Every message goes to `handler`, subscribed to or not; one of quality of service 1 is acknowledged when the
   * handler has returned. Messages that came before the handler was set are handed to it now.
   */
  onMessage(handler: (message: MqttMessage) => void): void {
    this.#onMessage = handler;
    const held = this.#held;
    this.#held = [];
    held.forEach((packet) => this.#handOut(packet));
  }

  /** Called once, with what went wrong, or with nothing after `disconnect` and `destroy`. */
  onClose(handler: (reason: TransportError | undefined) => void): void {
    if (this.#closed) {
      queueMicrotask(() => handler(this.#reason));
    } else {
      this.#closeHandlers.push(handler);
    }
  }

  /** Sends DISCONNECT and closes the connection. */
  disconnect(): void {
    if (!this.#ended) {
      this.#stream.send({ cmd: "disconnect" });
      this.#end(undefined);
      this.#stream.close();
    }
  }

  /** Breaks the connection at once, as a cut cable would: the server sees no DISCONNECT. */
  destroy(): void {
    this.#end(undefined);
    this.#stream.destroy();
  }

  #receive(packet: MqttPacket): void {
    switch (packet.cmd) {
      case "publish":
        return this.#receiveMessage(packet);
      case "puback":
        return this.#endOperation(packet, "puback", []);
      case "suback":
        return this.#endOperation(packet, "suback", packet.granted.map(Number));
      case "unsuback":
        return this.#endOperation(packet, "unsuback", []);
      case "pingresp":
        return this.#keepAlive.answered() ? undefined : this.#unexpected("PINGRESP that answers no PINGREQ");
      default:
        return this.#unexpected(packet.cmd.toUpperCase());
    }
  }

  #receiveMessage(packet: MqttPacket): void {
    if (this.#onMessage !== undefined) {
      this.#handOut(packet);
      return;
    }
    this.#held.push(packet);
    if (this.#held.length > HELD_MESSAGES_MAX) {
      this.#fail("MQTT_OVERLOADED", `${this.#held.length} messages came and nobody called onMessage`);
    }
  }

  #handOut(packet: MqttPacket): void {
    if (packet.cmd !== "publish") {
      return;
    }
    const { topic, payload, dup: duplicate, retain, messageId } = packet;
    const bytes = typeof payload === "string" ? Buffer.from(payload) : payload;
    this.#onMessage?.({ topic, payload: bytes, qos: packet.qos === 0 ? 0 : 1, duplicate, retain });
    if (packet.qos > 0 && messageId !== undefined) {
      this.#send({ cmd: "puback", messageId });
    }
  }

  #operate(awaited: Acknowledgement, start: (messageId: number) => void): Promise<readonly number[]> {
    this.#checkOpen();
    return this.#operations.begin(awaited, start);
  }

  #endOperation(packet: MqttPacket, kind: Acknowledgement, codes: readonly number[]): void {
    const messageId = packet.messageId ?? 0;
    if (!this.#operations.end(kind, messageId, codes)) {
      this.#unexpected(`${kind.toUpperCase()} for packet identifier ${messageId}, which does not wait for one`);
    }
  }

  #send(packet: OutgoingMqttPacket): void {
    this.#stream.send(packet);
    this.#keepAlive.sent();
  }

  #unexpected(what: string): void {
    this.#fail("MQTT_UNEXPECTED_PACKET", `the server sent ${what}`);
  }

  #fail(code: "MQTT_UNEXPECTED_PACKET" | "MQTT_NO_ANSWER" | "MQTT_OVERLOADED", explanation: string): TransportError {
    const error = new TransportError(code, explanation);
    this.#end(error);
    this.#stream.destroy();
    return error;
  }

  #end(reason: TransportError | undefined): void {
    if (!this.#ended) {
      this.#ended = true;
      this.#reason = reason;
      this.#keepAlive.stop();
      this.#operations.rejectAll(this.#endError());
    }
  }

  #afterClose(): void {
    this.#end(new TransportError("MQTT_CLOSED", "the server closed the connection, or it broke"));
    this.#closed = true;
    this.#closeHandlers.forEach((handler) => handler(this.#reason));
  }

  #checkOpen(): void {
    if (this.#ended) {
      throw this.#endError();
    }
  }

  #endError(): TransportError {
    return this.#reason ?? new TransportError("MQTT_CLOSED", "this client has disconnected; connect anew");
  }
}
