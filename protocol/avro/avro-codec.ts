import avsc, { type Schema, type Type } from "avsc";
import { readCarefully } from "./careful-reader.ts";
import { writeCarefully } from "./careful-writer.ts";
import type { Decoded } from "./decoded.ts";
import { type Field, fieldOf, fitsField } from "./field.ts";
import type { FieldType, RecordOf, RecordSchema } from "./record-schema.ts";

/** Writes and reads one Avro record as bare binary: no header, no fingerprint in front. */
export interface AvroCodec<T> {
  /** Namespace and name, joined by a dot. */
  readonly fullName: string;
  /** MD5 of the schema's Parsing Canonical Form, in lower-case hexadecimal. */
  readonly fingerprint: string;
  /**
   * Gives bytes that belong to the caller alone, though their ArrayBuffer may hold others' as well. Half a surrogate pair is written as U+FFFD; an integer outside 64
   * bits as the nearest that fits; a map as one block in its own order. Throws `AvroEncodeError` if a value does not
   * fit its field.
   */
  encode(value: T): Uint8Array;
  /**
   * Reads a record that fills `bytes` exactly. Never throws; the problem names the record, the field and the place.
   * Strings must be valid UTF-8. A long beyond 2^53 becomes the nearest number; a number that takes more bytes than it
   * needs is read all the same. Of equal keys in a map the last counts. Nothing read shares memory with `bytes`.
   */
  decode(bytes: Uint8Array): Decoded<T>;
}

type Values = Readonly<Record<string, unknown>>;

const SHEET_BYTES = 16_384;
/** A longer record may get memory of its own. Short ones share it, since memory by itself costs more than they do. */
const SHARED_BYTES_MAX = SHEET_BYTES / 4;
/** Where the next records of all codecs are written, one behind the other; never written over. */
let sheet = Buffer.allocUnsafeSlow(SHEET_BYTES);
let sheetEnd = 0;
/** What a lenient reader of UTF-8 puts in the place of invalid bytes; a valid text may hold it, too. */
const REPLACEMENT_CHARACTER = "\uFFFD";

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isValues(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Calls `change` on each value of bytes and gives a copy with the results. */
function withBytes(values: Values, bytesNames: readonly string[], change: (bytes: Uint8Array) => Uint8Array): Values {
  const copy: Record<string, unknown> = { ...values };
  for (const name of bytesNames) {
    const value = copy[name];
    if (value instanceof Uint8Array) {
      copy[name] = change(value);
    }
  }
  return copy;
}

const plainView = (bytes: Uint8Array) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** From here on the library confuses odd negative numbers with positive ones, without a word. */
const EXACT_LONG_END = 2 ** 52;

function isExactLong(value: unknown): boolean {
  return typeof value === "number" && Math.abs(value) < EXACT_LONG_END;
}

function needsCarefulWriter(field: Field, value: unknown): boolean {
  return field.kind === "long" ? !isExactLong(value) : typeof value === "string" && !value.isWellFormed();
}

function needsCarefulReader(field: Field, value: unknown): boolean {
  return field.kind === "long"
    ? !isExactLong(value)
    : typeof value === "string" && value.includes(REPLACEMENT_CHARACTER);
}

function libraryFieldType(type: FieldType): Schema {
  if (typeof type === "string") {
    return type;
  }
  return "type" in type ? { ...type } : [...type];
}

function libraryType(schema: RecordSchema): Type {
  const fields = schema.fields.map(({ name, type }) => ({ name, type: libraryFieldType(type) }));
  return avsc.Type.forSchema(
    { type: "record", name: schema.name, namespace: schema.namespace, fields },
    { wrapUnions: "never", omitRecordMethods: true },
  );
}

/** Undefined if the library refuses; the careful reader then finds out why. */
function readFast(type: Type, buffer: Buffer): unknown {
  try {
    return type.fromBuffer(buffer);
  } catch {
    return undefined;
  }
}

/** Undefined if the library refuses; the careful writer then finds out why. */
function writeFast(type: Type, values: Values): Uint8Array | undefined {
  try {
    return written(type, values);
  } catch {
    return undefined;
  }
}

function written(type: Type, values: Values): Uint8Array {
  const end = type.encode(values, sheet, sheetEnd);
  if (end >= 0) {
    const bytes = new Uint8Array(sheet.buffer, sheet.byteOffset + sheetEnd, end - sheetEnd);
    sheetEnd = end;
    return bytes;
  }
  // A negative end tells how many bytes are missing.
  if (sheet.length - sheetEnd - end > SHARED_BYTES_MAX) {
    return new Uint8Array(type.toBuffer(values));
  }
  sheet = Buffer.allocUnsafeSlow(SHEET_BYTES);
  sheetEnd = 0;
  return written(type, values);
}

/** Codec for the record that `schema` declares; the types of its values follow from the schema. */
export function avroCodec<const S extends RecordSchema>(schema: S): AvroCodec<RecordOf<S>> {
  const type = libraryType(schema);
  const fields = schema.fields.map(fieldOf);
  // The library believes any count of entries and loops that often, and it loses a key named __proto__.
  const hasMap = fields.some((field) => field.kind === "map");
  const bytesNames = fields.filter((field) => field.kind === "bytes").map((field) => field.name);

  function isRecord(value: unknown): value is RecordOf<S> {
    return isValues(value) && fields.every((field) => fitsField(field, value[field.name]));
  }

  // Loops, where messages pass: a closure for every field costs more than what it does.
  function isReadRightly(value: Values): value is RecordOf<S> {
    for (const field of fields) {
      const item = value[field.name];
      if (!fitsField(field, item) || needsCarefulReader(field, item)) {
        return false;
      }
    }
    return true;
  }

  function isWrittenRightly(values: Values): boolean {
    for (const field of fields) {
      if (needsCarefulWriter(field, values[field.name])) {
        return false;
      }
    }
    return !hasMap;
  }

  return {
    fullName: `${schema.namespace}.${schema.name}`,
    fingerprint: type.fingerprint("md5").toString("hex"),
    encode(value) {
      const values: Values = value;
      const ready = bytesNames.every((name) => values[name] === null || Buffer.isBuffer(values[name]));
      const bytes = isWrittenRightly(values)
        ? writeFast(type, ready ? values : withBytes(values, bytesNames, viewOf))
        : undefined;
      return bytes ?? writeCarefully(schema.name, fields, values);
    },
    decode(bytes) {
      const buffer = viewOf(bytes);
      const read = hasMap ? undefined : readFast(type, buffer);
      if (isValues(read)) {
        const value = withBytes(read, bytesNames, plainView);
        if (isReadRightly(value)) {
          return { ok: true, value };
        }
      }
      return readCarefully(schema.name, fields, isRecord, buffer);
    },
  };
}
