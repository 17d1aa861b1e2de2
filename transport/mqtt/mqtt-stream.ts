import { generate, type IPublishPacket, type Packet, parser } from "mqtt-packet";
import type { ByteChannel } from "../byte-channel.ts";
import { reasonOf, TransportError } from "../transport-error.ts";
import { PacketFrames } from "./packet-frames.ts";
import { ruleBroken } from "./packet-rules.ts";

/** An MQTT packet as it came. Its members are those of mqtt-packet. */
export type MqttPacket = Packet;

/** An MQTT packet to be sent; a payload may be any bytes. */
export type OutgoingMqttPacket =
  | Exclude<Packet, IPublishPacket>
  | (Omit<IPublishPacket, "payload"> & { readonly payload: Uint8Array | string });

/** What may be said of a stream. */
export interface MqttStreamOptions {
  /** The largest packet accepted, header included; 1 MiB by default. */
  readonly packetBytesMax?: number;
}

const PACKET_BYTES_MAX = 1_048_576;
/** What may still come after this side has closed, before the channel is broken. */
const IGNORED_BYTES_MAX = 262_144;
const STRING_BYTES_MAX = 0xffff;

/**
 * MQTT 3.1.1 packets over a byte channel, for clients and servers.
 *
 * Handlers are to be set before the current turn of the event loop ends. A malformed or too large packet, or one of
 * quality of service 2, is told to `onProtocolError`, then the channel is closed (section 4.8).
 */
export class MqttStream {
  readonly #channel: ByteChannel;
  readonly #frames: PacketFrames;
  readonly #parser = parser({ protocolVersion: 4 });
  #parsed: Packet | Error | undefined;
  #ended = false;
  #ignoredBytes = 0;
  #onPacket: (packet: MqttPacket) => void = () => {};
  #onProtocolError: (error: TransportError) => void = () => {};

  constructor(channel: ByteChannel, options: MqttStreamOptions = {}) {
    this.#channel = channel;
    this.#frames = new PacketFrames(options.packetBytesMax ?? PACKET_BYTES_MAX);
    this.#parser.on("packet", (packet) => {
      this.#parsed = packet;
    });
    this.#parser.on("error", (error: unknown) => {
      this.#parsed = error instanceof Error ? error : new Error(String(error));
    });
    channel.onData((chunk) => this.#receive(chunk));
    channel.onClose(() => {
      this.#ended = true;
    });
  }

  /** Does nothing on a closed stream. Throws `MQTT_INVALID_ARGUMENT` if the packet cannot be written. */
  send(packet: OutgoingMqttPacket): void {
    if (!this.#ended) {
      this.#channel.write(bytesOf(packet));
    }
  }

  onPacket(handler: (packet: MqttPacket) => void): void {
    this.#onPacket = handler;
  }

  /** Called once, when either side has closed or the connection broke. */
  onClose(handler: () => void): void {
    this.#channel.onClose(handler);
  }

  onProtocolError(handler: (error: TransportError) => void): void {
    this.#onProtocolError = handler;
  }

  /** Sends what was written, then closes. No packet comes any more. */
  close(): void {
    this.#ended = true;
    this.#channel.close();
  }

  /** Breaks the connection at once, as a cut cable would. */
  destroy(): void {
    this.#ended = true;
    this.#channel.destroy();
  }

  #receive(chunk: Uint8Array): void {
    if (this.#ended) {
      this.#ignore(chunk);
      return;
    }
    const { packets, error } = this.#frames.push(chunk);
    for (const bytes of packets) {
      this.#receivePacket(bytes);
      if (this.#ended) {
        return;
      }
    }
    if (error !== undefined) {
      this.#refuse(error);
    }
  }

  #ignore(chunk: Uint8Array): void {
    this.#ignoredBytes += chunk.length;
    if (this.#ignoredBytes > IGNORED_BYTES_MAX) {
      this.#channel.destroy();
    }
  }

  #receivePacket(bytes: Buffer): void {
    const packet = this.#parse(bytes);
    const error = packet instanceof TransportError ? packet : ruleBroken(packet);
    if (error !== undefined) {
      this.#refuse(error);
    } else if (!(packet instanceof TransportError)) {
      this.#onPacket(packet);
    }
  }

  #parse(bytes: Buffer): Packet | TransportError {
    this.#parsed = undefined;
    try {
      this.#parser.parse(bytes);
    } catch (cause) {
      return malformed(reasonOf(cause), cause);
    }
    return this.#outcome();
  }

  #outcome(): Packet | TransportError {
    if (this.#parsed === undefined) {
      return malformed("the packet is incomplete", undefined);
    }
    return this.#parsed instanceof Error ? malformed(this.#parsed.message, this.#parsed) : this.#parsed;
  }

  #refuse(error: TransportError): void {
    this.#ended = true;
    this.#onProtocolError(error);
    this.#channel.close();
  }
}

function malformed(reason: string, cause: unknown): TransportError {
  return new TransportError("MQTT_MALFORMED_PACKET", `what came is not MQTT 3.1.1: ${reason}`, { cause });
}

function bytesOf(packet: OutgoingMqttPacket): Uint8Array {
  try {
    if (packet.cmd !== "publish") {
      return generate(packet);
    }
    if (Buffer.byteLength(packet.topic) > STRING_BYTES_MAX) {
      throw new Error(`a topic has at most ${STRING_BYTES_MAX} bytes`);
    }
    const { payload } = packet;
    const buffer =
      typeof payload === "string"
        ? Buffer.from(payload)
        : Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
    return generate({ ...packet, payload: buffer });
  } catch (cause) {
    const explanation = `a ${packet.cmd.toUpperCase()} cannot be written: ${reasonOf(cause)}`;
    throw new TransportError("MQTT_INVALID_ARGUMENT", explanation, { cause });
  }
}
