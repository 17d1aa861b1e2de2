import type { Decoded } from "./decoded.ts";
import { expectedIn, type Field, type FieldKind, fitsField } from "./field.ts";
import { wideLong } from "./wide-long.ts";

interface Part<T> {
  readonly value: T;
  /** Where the next part begins. */
  readonly end: number;
}

const LONG_BYTES_MAX = 10;
/** The lengths of a key and of a value take a byte each. */
const ENTRY_BYTES_MIN = 2;
// A mark of byte order inside a string is a character like any other.
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}

function readLong(buffer: Buffer, start: number): Part<number> {
  const read: { readonly value: unknown; readonly offset: number } = wideLong.decode(buffer, start);
  const { value, offset } = read;
  if (offset < 0) {
    throw new UnreadableError("is cut off inside a number");
  }
  const tooLong = offset - start > LONG_BYTES_MAX;
  // Nine bytes carry 63 bits; the tenth has room for one more.
  if (tooLong || (offset - start === LONG_BYTES_MAX && (buffer[offset - 1] ?? 0) > 1)) {
    throw new UnreadableError("holds a number of more than 64 bits");
  }
  return { value: Number(value), end: offset };
}

function readBytes(buffer: Buffer, start: number): Part<Uint8Array> {
  const length = readLong(buffer, start);
  const left = buffer.length - length.end;
  if (length.value < 0 || length.value > left) {
    throw new UnreadableError(`declares a length of ${length.value} where ${left} bytes are left`);
  }
  const end = length.end + length.value;
  // A copy: what was read must not change with the input.
  return { value: new Uint8Array(buffer.subarray(length.end, end)), end };
}

function readString(buffer: Buffer, start: number): Part<string> {
  const { value, end } = readBytes(buffer, start);
  try {
    return { value: strictUtf8.decode(value), end };
  } catch (cause) {
    throw new UnreadableError("is not valid UTF-8", { cause });
  }
}

interface MapBlock {
  readonly entryCount: number;
  /** Where the first entry begins. */
  readonly start: number;
  /** Where the block says that it ends; undefined if it does not say. */
  readonly declaredEnd: number | undefined;
}

function readBlockHead(buffer: Buffer, start: number): MapBlock {
  const count = readLong(buffer, start);
  // A negative count is followed by the size of the block, for readers that skip it.
  const size = count.value < 0 ? readLong(buffer, count.end) : undefined;
  const entriesStart = size?.end ?? count.end;
  const entryCount = Math.abs(count.value);
  const left = buffer.length - entriesStart;
  if (entryCount * ENTRY_BYTES_MIN > left) {
    throw new UnreadableError(`declares ${entryCount} entries where ${left} bytes are left`);
  }
  return { entryCount, start: entriesStart, declaredEnd: size === undefined ? undefined : entriesStart + size.value };
}

function readMap(buffer: Buffer, start: number): Part<ReadonlyMap<string, string>> {
  const map = new Map<string, string>();
  let block = readBlockHead(buffer, start);
  while (block.entryCount > 0) {
    let position = block.start;
    for (let entry = 0; entry < block.entryCount; entry += 1) {
      const key = readString(buffer, position);
      const value = readString(buffer, key.end);
      map.set(key.value, value.value);
      position = value.end;
    }
    if (block.declaredEnd !== undefined && block.declaredEnd !== position) {
      throw new UnreadableError(`declares a block up to byte ${block.declaredEnd} that ends at byte ${position}`);
    }
    block = readBlockHead(buffer, position);
  }
  return { value: map, end: block.start };
}

const readKind: Readonly<Record<FieldKind, (buffer: Buffer, start: number) => Part<unknown>>> = {
  string: readString,
  bytes: readBytes,
  int: readLong,
  long: readLong,
  map: readMap,
};

function readField(field: Field, buffer: Buffer, start: number): Part<unknown> {
  if (field.nullIndex === undefined) {
    return readKind[field.kind](buffer, start);
  }
  const branch = readLong(buffer, start);
  if (branch.value !== 0 && branch.value !== 1) {
    throw new UnreadableError(`names branch ${branch.value} of a union of two`);
  }
  return branch.value === field.nullIndex ? { value: null, end: branch.end } : readKind[field.kind](buffer, branch.end);
}

/**
 * Reads a record field by field: slower than the library's own reader, but it takes every 64-bit number, checks each
 * string, and says what is wrong and where. `recordName` leads the problem text.
 */
export function readCarefully<T>(
  recordName: string,
  fields: readonly Field[],
  isRecord: (value: unknown) => value is T,
  buffer: Buffer,
): Decoded<T> {
  const record: Record<string, unknown> = {};
  let position = 0;
  for (const field of fields) {
    try {
      const { value, end } = readField(field, buffer, position);
      if (!fitsField(field, value)) {
        throw new UnreadableError(`is ${String(value)}, not ${expectedIn(field)}`);
      }
      record[field.name] = value;
      position = end;
    } catch (cause) {
      if (!(cause instanceof UnreadableError)) {
        throw cause;
      }
      return { ok: false, problem: `${recordName}: ${field.name} (at byte ${position}) ${cause.message}` };
    }
  }
  const left = buffer.length - position;
  return left === 0 && isRecord(record)
    ? { ok: true, value: record }
    : { ok: false, problem: `${recordName}: ${left} bytes follow the last field, which ends at byte ${position}` };
}
