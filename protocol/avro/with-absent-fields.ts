import type { AvroCodec } from "./avro-codec.ts";

/**
 * Lets a codec of an older record serve a type with more fields: what the record lacks reads as `absent` says, and is
 * not written.
 */
export function withAbsentFields<T extends object, A extends object>(
  codec: AvroCodec<T>,
  absent: Readonly<A>,
): AvroCodec<T & Readonly<A>> {
  return {
    fullName: codec.fullName,
    fingerprint: codec.fingerprint,
    encode: (value) => codec.encode(value),
    decode(bytes) {
      const read = codec.decode(bytes);
      return read.ok ? { ok: true, value: { ...read.value, ...absent } } : read;
    },
  };
}
