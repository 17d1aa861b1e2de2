import { type AvroCodec, type AvroSchemaSet, avroCodec, type RecordSchema, withAbsentFields } from "../avro/index.ts";

/** A consumer's request for an endpoint's configuration (6/CDTP, "Configuration request"). */
export interface ConfigRequest {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  readonly appVersionName: string;
  readonly endpointId: string;
  /** The configuration that the consumer knows; null asks for the current one whatever it is. */
  readonly configId: string | null;
  /** Null for the default configuration. Schema set 2020-05 has no such field: null when read, lost when written. */
  readonly configName: string | null;
}

const fields2020 = [
  { name: "correlationId", type: "string" },
  { name: "timestamp", type: "long" },
  { name: "timeout", type: "long", default: 0 },
  { name: "appVersionName", type: "string" },
  { name: "endpointId", type: "string" },
  { name: "configId", type: ["null", "string"], default: null },
] as const;

const schema2020 = {
  type: "record",
  namespace: "org.kaaproject.ipc.cdtp.gen.v1",
  name: "ConfigRequest",
  fields: fields2020,
} as const satisfies RecordSchema;

const schema2026 = {
  ...schema2020,
  fields: [...fields2020, { name: "configName", type: ["null", "string"], default: null }],
} as const satisfies RecordSchema;

const codecs: Readonly<Record<AvroSchemaSet, AvroCodec<ConfigRequest>>> = {
  "2026-01": avroCodec(schema2026),
  "2020-05": withAbsentFields<Omit<ConfigRequest, "configName">, Pick<ConfigRequest, "configName">>(
    avroCodec(schema2020),
    { configName: null },
  ),
};

/** The codec of ConfigRequest in `set`. */
export function configRequestCodec(set: AvroSchemaSet): AvroCodec<ConfigRequest> {
  return codecs[set];
}
