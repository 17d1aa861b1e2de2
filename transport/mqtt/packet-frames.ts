import { TransportError } from "../transport-error.ts";

/** The whole packets in a chunk, and what is wrong with the one after them. */
export interface Frames {
  readonly packets: readonly Buffer[];
  readonly error: TransportError | undefined;
}

/** A type byte and at most four bytes of remaining length: MQTT 3.1.1, section 2.2. */
const HEADER_BYTES_MAX = 5;
const PUBLISH = 3;
/** PUBREL, SUBSCRIBE and UNSUBSCRIBE. */
const WITH_FLAG_2: readonly number[] = [6, 8, 10];

/**
 * Cuts a stream of bytes into whole packets. A packet that says it is larger than `packetBytesMax`, its header
 * included, is refused before its body is kept.
 */
export class PacketFrames {
  readonly #packetBytesMax: number;
  #header: Buffer = Buffer.alloc(0);
  #packet: Buffer | undefined;
  #filled = 0;

  constructor(packetBytesMax: number) {
    this.#packetBytesMax = packetBytesMax;
  }

  /** After an error nothing more may be pushed. */
  push(chunk: Uint8Array): Frames {
    const packets: Buffer[] = [];
    let rest = this.#complete(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), packets);
    while (rest.length > 0) {
      const packetBytes = packetLength(rest);
      if (packetBytes === "incomplete") {
        this.#header = rest;
        break;
      }
      if (packetBytes === "malformed" || packetBytes > this.#packetBytesMax) {
        return { packets, error: refusal(rest, packetBytes, this.#packetBytesMax) };
      }
      if (rest.length < packetBytes) {
        this.#packet = Buffer.allocUnsafe(packetBytes);
        this.#filled = rest.copy(this.#packet);
        break;
      }
      packets.push(rest.subarray(0, packetBytes));
      rest = rest.subarray(packetBytes);
    }
    return { packets, error: undefined };
  }

  /** Adds `chunk` to the packet or header that was begun before, and returns what begins with a header. */
  #complete(chunk: Buffer, packets: Buffer[]): Buffer {
    if (this.#packet === undefined) {
      const whole = this.#header.length > 0 ? Buffer.concat([this.#header, chunk]) : chunk;
      this.#header = Buffer.alloc(0);
      return whole;
    }
    const taken = chunk.copy(this.#packet, this.#filled);
    this.#filled += taken;
    if (this.#filled === this.#packet.length) {
      packets.push(this.#packet);
      this.#packet = undefined;
    }
    return chunk.subarray(taken);
  }
}

/** True if a packet may begin with `byte`: MQTT 3.1.1, sections 2.2.1 and 2.2.2. */
function isFirstByte(byte: number): boolean {
  const [type, flags] = [byte >> 4, byte & 0x0f];
  if (type === PUBLISH) {
    return (flags & 0x06) !== 0x06;
  }
  return type > 0 && type < 15 && flags === (WITH_FLAG_2.includes(type) ? 2 : 0);
}

/** Header and body together: MQTT 3.1.1, section 2.2.3. */
function packetLength(bytes: Buffer): number | "incomplete" | "malformed" {
  if (!isFirstByte(bytes[0] ?? 0)) {
    return "malformed";
  }
  let length = 0;
  for (let index = 1; index < HEADER_BYTES_MAX; index += 1) {
    const byte = bytes[index];
    if (byte === undefined) {
      return "incomplete";
    }
    length += (byte & 0x7f) * 128 ** (index - 1);
    if (byte < 0x80) {
      return index + 1 + length;
    }
  }
  return "malformed";
}

function refusal(bytes: Buffer, packetBytes: number | "malformed", packetBytesMax: number): TransportError {
  if (packetBytes === "malformed") {
    const found = bytes.subarray(0, HEADER_BYTES_MAX).toString("hex");
    return new TransportError("MQTT_MALFORMED_PACKET", `no packet of MQTT 3.1.1 begins with the bytes ${found}`);
  }
  const explanation = `a packet of ${packetBytes} bytes came; at most ${packetBytesMax} are accepted`;
  return new TransportError("MQTT_PACKET_TOO_LARGE", explanation);
}
