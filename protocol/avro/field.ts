import type { FieldSchema, PrimitiveType } from "./record-schema.ts";

/** What a field holds, apart from null. */
export type FieldKind = PrimitiveType | "map";

/** A field of a record, taken apart once so that no message needs to look at the schema. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  /** The place of null in the field's union; undefined for a field that is not a union. */
  readonly nullIndex: number | undefined;
}

/** Takes a field's schema apart. */
export function fieldOf(schema: FieldSchema): Field {
  const { name, type } = schema;
  if (typeof type === "string") {
    return { name, kind: type, nullIndex: undefined };
  }
  if ("type" in type) {
    return { name, kind: type.type, nullIndex: undefined };
  }
  const [first, second] = type;
  return first === "null" ? { name, kind: second, nullIndex: 0 } : { name, kind: first, nullIndex: 1 };
}

const INT_MIN = -2_147_483_648;
const INT_MAX = 2_147_483_647;

function isMapOfStrings(value: unknown): boolean {
  if (!(value instanceof Map)) {
    return false;
  }
  for (const [key, item] of value) {
    if (typeof key !== "string" || typeof item !== "string") {
      return false;
    }
  }
  return true;
}

const fitsKind: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  int: (value) => typeof value === "number" && Number.isInteger(value) && value >= INT_MIN && value <= INT_MAX,
  long: (value) => typeof value === "number" && Number.isInteger(value),
  bytes: (value) => value instanceof Uint8Array,
  map: isMapOfStrings,
};

const kindNames: Readonly<Record<FieldKind, string>> = {
  string: "a string",
  int: "a 32-bit integer",
  long: "an integer",
  bytes: "bytes",
  map: "a map of strings",
};

/** Tells whether `value` may stand in `field`. */
export function fitsField(field: Field, value: unknown): boolean {
  return value === null ? field.nullIndex !== undefined : fitsKind[field.kind](value);
}

/** What may stand in `field`, for problem texts: "a string or null". */
export function expectedIn(field: Field): string {
  return field.nullIndex === undefined ? kindNames[field.kind] : `${kindNames[field.kind]} or null`;
}
