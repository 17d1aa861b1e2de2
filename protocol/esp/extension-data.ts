import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/** What an extension sends to an endpoint through a communication service (4/ESP, "Extension data transfer"). */
export interface ExtensionData {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  /** Null if the extension does not know it. */
  readonly appVersionName: string | null;
  readonly extensionInstanceName: string | null;
  /** Null for extensions that know no endpoints. */
  readonly endpointId: string | null;
  /** Without token and request id: `/config/json`. */
  readonly resourcePath: string;
  /** The request's own, or null for what was not requested: a 32-bit integer. */
  readonly requestId: number | null;
  /** Null and no bytes mean the same. */
  readonly payload: Uint8Array | null;
  /** As in HTTP. */
  readonly statusCode: number;
  readonly reasonPhrase: string | null;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.ipc.esp.gen.v1",
  name: "ExtensionData",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "timeout", type: "long", default: 0 },
    { name: "appVersionName", type: ["string", "null"] },
    { name: "extensionInstanceName", type: ["string", "null"] },
    { name: "endpointId", type: ["string", "null"] },
    { name: "resourcePath", type: "string" },
    { name: "requestId", type: ["int", "null"] },
    { name: "payload", type: ["bytes", "null"] },
    { name: "statusCode", type: "int" },
    { name: "reasonPhrase", type: ["null", "string"], default: null },
  ],
} as const satisfies RecordSchema;

/** The codec of ExtensionData, the same in both schema sets. */
export const extensionDataCodec: AvroCodec<ExtensionData> = avroCodec(schema);
