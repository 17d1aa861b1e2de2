export { type AvroCodec, avroCodec } from "./avro-codec.ts";
export { AvroEncodeError } from "./careful-writer.ts";
export type { Decoded } from "./decoded.ts";
export type { RecordOf, RecordSchema } from "./record-schema.ts";
export type { AvroSchemaSet } from "./schema-set.ts";
export { withAbsentFields } from "./with-absent-fields.ts";
