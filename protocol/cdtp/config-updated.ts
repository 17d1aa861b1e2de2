import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/** A provider's broadcast that an endpoint's configuration has changed (6/CDTP, "Configuration updated"). */
export interface ConfigUpdated {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  readonly appVersionName: string;
  readonly endpointId: string;
  /** The new configuration's. */
  readonly configId: string;
  /** Media type of `content`. */
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly originatorReplicaId: string | null;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.ipc.event.gen.v1.endpoint.config",
  name: "ConfigUpdated",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "timeout", type: "long", default: 0 },
    { name: "appVersionName", type: "string" },
    { name: "endpointId", type: "string" },
    { name: "configId", type: "string" },
    { name: "contentType", type: "string", default: "application/json" },
    { name: "content", type: "bytes" },
    { name: "originatorReplicaId", type: ["null", "string"], default: null },
  ],
} as const satisfies RecordSchema;

/** The codec of ConfigUpdated. */
export const configUpdatedCodec: AvroCodec<ConfigUpdated> = avroCodec(schema);
