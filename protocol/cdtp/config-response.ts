import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/** A provider's answer to a configuration request (6/CDTP, "Configuration response"). */
export interface ConfigResponse {
  /** The request's own. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  readonly appVersionName: string;
  readonly endpointId: string;
  /** May be null after an error, or if the consumer has the current configuration already. */
  readonly configId: string | null;
  /** Media type of `content`. */
  readonly contentType: string;
  /** May be null in the same cases as `configId`. */
  readonly content: Uint8Array | null;
  /** As in HTTP. */
  readonly statusCode: number;
  readonly reasonPhrase: string | null;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.ipc.cdtp.gen.v1",
  name: "ConfigResponse",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "timeout", type: "long", default: 0 },
    { name: "appVersionName", type: "string" },
    { name: "endpointId", type: "string" },
    { name: "configId", type: ["null", "string"], default: null },
    { name: "contentType", type: "string", default: "application/json" },
    { name: "content", type: ["null", "bytes"], default: null },
    { name: "statusCode", type: "int" },
    { name: "reasonPhrase", type: ["null", "string"], default: null },
  ],
} as const satisfies RecordSchema;

/** The codec of ConfigResponse, the same in both schema sets. */
export const configResponseCodec: AvroCodec<ConfigResponse> = avroCodec(schema);
