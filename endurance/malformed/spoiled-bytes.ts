import type { Random } from "../../runtime/index.ts";
import { oneOf } from "../chance/index.ts";

const RANDOM_BYTES_MAX = 300;
const FLIPPED_BITS_MAX = 8;
/** What NATS takes, less room for what stands around a long field. */
const FIELD_BYTES_MAX = 1_048_576 - 2_048;
const LONG_FIELD_BYTES = 65_536;
/** One in so many long fields fills a whole message. */
const LARGEST_SHARE = 40;

/** Lengths that nothing has, as Avro writes them: cut off, negative, beyond 32, 53 and 64 bits. */
const CLAIMED_LENGTHS = [
  [0xff],
  [0x01],
  [0xfe, 0xff, 0xff, 0xff, 0x0f],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20],
  [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
] as const;

/** Any bytes at all, also none. */
export function randomBytes(random: Random): Uint8Array {
  const length = random.integer(0, RANDOM_BYTES_MAX);
  return Uint8Array.from({ length }, () => random.integer(0, 255));
}

/** The beginning of a message, which may be none of it. */
export function truncated(random: Random, message: Uint8Array): Uint8Array {
  return message.slice(0, random.integer(0, Math.max(0, message.length - 1)));
}

/** A message with up to eight bits turned over. */
export function bitFlipped(random: Random, message: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(message);
  for (let flips = random.integer(1, FLIPPED_BITS_MAX); flips > 0 && bytes.length > 0; flips -= 1) {
    const index = random.integer(0, bytes.length - 1);
    bytes[index] = (bytes[index] ?? 0) ^ (1 << random.integer(0, 7));
  }
  return bytes;
}

/** A message that claims somewhere, most often at its beginning, a length which it does not have. */
export function withClaimedLength(random: Random, message: Uint8Array): Uint8Array {
  const at = random.integer(0, 2) === 0 ? random.integer(0, message.length) : 0;
  return Buffer.concat([message.slice(0, at), Uint8Array.from(oneOf(random, CLAIMED_LENGTHS)), message.slice(at + 1)]);
}

/** A record whose first field, a string, is very long: up to 64 KiB, and now and then what the bus takes at most. */
export function withLongField(random: Random, record: Uint8Array): Uint8Array {
  const largest = random.integer(1, LARGEST_SHARE) === 1;
  const length = largest ? FIELD_BYTES_MAX - record.length : random.integer(1_024, LONG_FIELD_BYTES);
  const firstLength = record[0] ?? 0;
  // A correlation identifier is short, so that its length takes one byte, which holds twice the length.
  const rest = record.slice(1 + firstLength / 2);
  return Buffer.concat([avroLength(length), Buffer.alloc(length, "long-"), rest]);
}

/** A length as Avro writes it: zigzag, seven bits a byte. */
function avroLength(length: number): Uint8Array {
  const bytes: number[] = [];
  for (let left = length * 2; ; left >>>= 7) {
    if (left < 0x80) {
      return Uint8Array.from([...bytes, left]);
    }
    bytes.push((left & 0x7f) | 0x80);
  }
}
