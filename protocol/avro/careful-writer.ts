import avsc from "avsc";
import { expectedIn, type Field, fitsField } from "./field.ts";
import { wideLong } from "./wide-long.ts";

const bytesType = avsc.Type.forSchema("bytes");

/** A record was to be written whose values do not fit its schema: a mistake of the caller. */
export class AvroEncodeError extends Error {
  override readonly name = "AvroEncodeError";
}

/** All entries in one block, in the map's own order; the empty block marks the end. */
function writeMap(map: ReadonlyMap<unknown, unknown>): Buffer {
  const parts = map.size === 0 ? [] : [wideLong.toBuffer(map.size)];
  for (const [key, value] of map) {
    parts.push(writeValue(key), writeValue(value));
  }
  parts.push(wideLong.toBuffer(0));
  return Buffer.concat(parts);
}

function writeValue(value: unknown): Buffer {
  if (value instanceof Map) {
    return writeMap(value);
  }
  if (typeof value === "string") {
    // Puts U+FFFD in the place of half a surrogate pair, which has no form in UTF-8.
    return bytesType.toBuffer(Buffer.from(value, "utf8"));
  }
  return value instanceof Uint8Array ? bytesType.toBuffer(Buffer.from(value)) : wideLong.toBuffer(value);
}

function writeField(field: Field, value: unknown): Buffer {
  if (field.nullIndex === undefined) {
    return writeValue(value);
  }
  return value === null
    ? wideLong.toBuffer(field.nullIndex)
    : Buffer.concat([wideLong.toBuffer(1 - field.nullIndex), writeValue(value)]);
}

function describe(value: unknown): string {
  return typeof value === "number" || value === null || value === undefined ? String(value) : `a ${typeof value}`;
}

/**
 * Writes a record field by field: slower than the library's own writer, but it takes every 64-bit number and every
 * string. Throws `AvroEncodeError` naming the field whose value does not fit.
 */
export function writeCarefully(
  recordName: string,
  fields: readonly Field[],
  record: Readonly<Record<string, unknown>>,
): Uint8Array {
  const parts = fields.map((field) => {
    const value = record[field.name];
    if (!fitsField(field, value)) {
      throw new AvroEncodeError(`${recordName}: ${field.name} must be ${expectedIn(field)}, but is ${describe(value)}`);
    }
    return writeField(field, value);
  });
  return new Uint8Array(Buffer.concat(parts));
}
