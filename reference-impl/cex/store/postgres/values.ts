import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";

/** A value of an array. */
type Element = string | number | boolean | null;

const SALT = "kaa cex endpoint ";

/** Foreign text as `bytea`, in the text form of PostgreSQL. */
export function textBytes(text: string): string {
  return `\\x${Buffer.from(text, "utf8").toString("hex")}`;
}

/** The same for text that may be missing. */
export function optionalTextBytes(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : textBytes(text);
}

/** Bytes as `bytea`, in the text form of PostgreSQL. */
export function bytes(value: Uint8Array | null): string | null {
  return value === null ? null : `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
}

/** As `encode`, for values of which the same ones follow each other: those are encoded once. */
export function encodingOnce<T>(encode: (value: T) => string | null): (value: T) => string | null {
  let last: { readonly value: T; readonly encoded: string | null } | undefined;
  return (value) => {
    if (last === undefined || last.value !== value) {
      last = { value, encoded: encode(value) };
    }
    return last.encoded;
  };
}

/** Milliseconds as `bigint`: whole, and as far away as a number can say exactly. */
export function wholeMs(timeMs: number): number {
  const whole = Math.trunc(timeMs);
  return Math.min(Math.max(Number.isNaN(whole) ? 0 : whole, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}

/** Whether a number can be an `integer`. */
export function isInteger32(value: number): boolean {
  return Number.isInteger(value) && value === Math.trunc(value) && value >= -(2 ** 31) && value < 2 ** 31;
}

/** The literal of an array of any type. */
export function arrayOf(elements: readonly Element[]): string {
  return `{${elements.map(elementLiteral).join(",")}}`;
}

function elementLiteral(element: Element): string {
  if (element === null) {
    return "NULL";
  }
  return typeof element === "string" ? `"${element.replaceAll("\\", "\\\\")}"` : String(element);
}

/** Keys of endpoints that were in use lately: making one takes as long as all else that is done with a small value. */
const KEYS_MAX = 10_000;
const lockKeys = new Map<string, string>();

/** The advisory lock of an endpoint: an even number of 64 bits, which others in the database hardly use. */
export function lockKeyOf(endpointId: string): string {
  const known = lockKeys.get(endpointId);
  if (known !== undefined) {
    return known;
  }
  if (lockKeys.size >= KEYS_MAX) {
    lockKeys.clear();
  }
  const lockKey = newLockKeyOf(endpointId);
  lockKeys.set(endpointId, lockKey);
  return lockKey;
}

function newLockKeyOf(endpointId: string): string {
  const hash = createHash("sha256").update(SALT).update(endpointId).digest().readBigInt64BE(0);
  return BigInt.asIntN(64, hash & ~1n).toString();
}
