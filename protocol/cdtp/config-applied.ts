import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/** A consumer's broadcast that an endpoint applied a configuration or failed to (6/CDTP, "Configuration applied"). */
export interface ConfigApplied {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  readonly appVersionName: string;
  readonly endpointId: string;
  readonly configId: string;
  readonly originatorReplicaId: string | null;
  /** As in HTTP: 200 to 299 for success. */
  readonly statusCode: number;
  readonly reasonPhrase: string | null;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.ipc.event.gen.v1.endpoint.config",
  name: "ConfigApplied",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "timeout", type: "long", default: 0 },
    { name: "appVersionName", type: "string" },
    { name: "endpointId", type: "string" },
    { name: "configId", type: "string" },
    { name: "originatorReplicaId", type: ["null", "string"], default: null },
    { name: "statusCode", type: "int", default: 200 },
    { name: "reasonPhrase", type: ["null", "string"], default: null },
  ],
} as const satisfies RecordSchema;

/** The codec of ConfigApplied. */
export const configAppliedCodec: AvroCodec<ConfigApplied> = avroCodec(schema);
