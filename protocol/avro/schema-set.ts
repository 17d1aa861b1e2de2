/**
 * Which state of the published Avro schemas two parties speak.
 *
 * Messages carry no schema, so both sides must have chosen the same set. "2020-05" is what services spoke before named
 * configurations: its ClientData and ConfigRequest end before `configName`.
 */
export type AvroSchemaSet = "2026-01" | "2020-05";
