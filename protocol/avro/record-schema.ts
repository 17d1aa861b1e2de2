/** The primitive Avro types that the protocols' records are made of. */
export type PrimitiveType = "string" | "long" | "int" | "bytes";

/** An Avro map from strings to strings. */
export interface StringMapType {
  readonly type: "map";
  readonly values: "string";
}

/** A primitive type, its union with null, or a map of strings. The order of a union's branches matters on the wire. */
export type FieldType =
  | PrimitiveType
  | readonly ["null", PrimitiveType]
  | readonly [PrimitiveType, "null"]
  | StringMapType;

/** One field of a record. */
export interface FieldSchema {
  readonly name: string;
  readonly type: FieldType;
  /** For readers of other schemas; what this package writes always names every field. */
  readonly default?: string | number | null;
}

/** An Avro record as its schema file declares it, without the documentation. */
export interface RecordSchema {
  readonly type: "record";
  readonly namespace: string;
  readonly name: string;
  readonly fields: readonly FieldSchema[];
}

interface PrimitiveValues {
  readonly string: string;
  readonly long: number;
  readonly int: number;
  readonly bytes: Uint8Array;
}

type ValueOf<T> = T extends PrimitiveType
  ? PrimitiveValues[T]
  : T extends readonly (infer Branch)[]
    ? BranchOf<Branch>
    : T extends StringMapType
      ? ReadonlyMap<string, string>
      : never;

type BranchOf<Branch> = Branch extends PrimitiveType ? PrimitiveValues[Branch] : null;

/** The values of a record: one property a field, null where a union has no value. */
export type RecordOf<S extends RecordSchema> = {
  readonly [Name in S["fields"][number]["name"]]: ValueOf<Extract<S["fields"][number], { name: Name }>["type"]>;
};
