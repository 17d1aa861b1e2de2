import type { FieldSchema, PrimitiveType } from "./record-schema.ts";

/** A field of a record, taken apart once so that no message needs to look at the schema. */
export interface Field {
  readonly name: string;
  readonly kind: PrimitiveType;
  /** The place of null in the field's union; undefined for a field that is not a union. */
  readonly nullIndex: number | undefined;
}

/** Takes a field's schema apart. */
export function fieldOf(schema: FieldSchema): Field {
  const { name, type } = schema;
  if (typeof type === "string") {
    return { name, kind: type, nullIndex: undefined };
  }
  const [first, second] = type;
  return first === "null" ? { name, kind: second, nullIndex: 0 } : { name, kind: first, nullIndex: 1 };
}

const INT_MIN = -2_147_483_648;
const INT_MAX = 2_147_483_647;

const fitsKind: Readonly<Record<PrimitiveType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  int: (value) => typeof value === "number" && Number.isInteger(value) && value >= INT_MIN && value <= INT_MAX,
  long: (value) => typeof value === "number" && Number.isInteger(value),
  bytes: (value) => value instanceof Uint8Array,
};

const kindNames: Readonly<Record<PrimitiveType, string>> = {
  string: "a string",
  int: "a 32-bit integer",
  long: "an integer",
  bytes: "bytes",
};

/** Tells whether `value` may stand in `field`. */
export function fitsField(field: Field, value: unknown): boolean {
  return value === null ? field.nullIndex !== undefined : fitsKind[field.kind](value);
}

/** What may stand in `field`, for problem texts: "a string or null". */
export function expectedIn(field: Field): string {
  return field.nullIndex === undefined ? kindNames[field.kind] : `${kindNames[field.kind]} or null`;
}
