import avsc from "avsc";

const LONG_MIN = -(2n ** 63n);
const LONG_MAX = 2n ** 63n - 1n;

function longBytes(value: number): Buffer {
  const exact = BigInt(value);
  const clamped = exact > LONG_MAX ? LONG_MAX : exact < LONG_MIN ? LONG_MIN : exact;
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(clamped);
  return bytes;
}

/**
 * Avro's `long` over its whole range, as a number.
 *
 * Beyond 2^53 the number is the nearest one that JavaScript has. Values outside 64 bits are written as the nearest
 * that fits, so that the largest long, which is 2^63 once read, is written as itself again.
 */
export const wideLong = avsc.types.LongType.__with({
  fromBuffer: (bytes: Buffer) => Number(bytes.readBigInt64LE()),
  toBuffer: longBytes,
  fromJSON: Number,
  toJSON: Number,
  isValid: (value: unknown) => Number.isInteger(value),
  compare: (left: number, right: number) => Math.sign(left - right),
});
