import { type AvroCodec, type AvroSchemaSet, avroCodec, type RecordSchema, withAbsentFields } from "../avro/index.ts";

/** What a client sent, from a communication service to an extension (4/ESP, "Client data transfer"). */
export interface ClientData {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  readonly appVersionName: string;
  /** Null for extensions that know no endpoints. */
  readonly endpointId: string | null;
  /** Without token and request id: `/config/json`. */
  readonly resourcePath: string;
  /** What the endpoint matches the response by: a 32-bit integer. */
  readonly requestId: number | null;
  readonly payload: Uint8Array;
  /** Null for the default configuration. Schema set 2020-05 has no such field: null when read, lost when written. */
  readonly configName: string | null;
}

const fields2020 = [
  { name: "correlationId", type: "string" },
  { name: "timestamp", type: "long" },
  { name: "timeout", type: "long", default: 0 },
  { name: "appVersionName", type: "string" },
  { name: "endpointId", type: ["string", "null"] },
  { name: "resourcePath", type: "string" },
  { name: "requestId", type: ["int", "null"] },
  { name: "payload", type: "bytes" },
] as const;

const schema2020 = {
  type: "record",
  namespace: "org.kaaproject.ipc.esp.gen.v1",
  name: "ClientData",
  fields: fields2020,
} as const satisfies RecordSchema;

const schema2026 = {
  ...schema2020,
  fields: [...fields2020, { name: "configName", type: ["null", "string"], default: null }],
} as const satisfies RecordSchema;

const codecs: Readonly<Record<AvroSchemaSet, AvroCodec<ClientData>>> = {
  "2026-01": avroCodec(schema2026),
  "2020-05": withAbsentFields<Omit<ClientData, "configName">, Pick<ClientData, "configName">>(avroCodec(schema2020), {
    configName: null,
  }),
};

/** The codec of ClientData in `set`. */
export function clientDataCodec(set: AvroSchemaSet): AvroCodec<ClientData> {
  return codecs[set];
}
