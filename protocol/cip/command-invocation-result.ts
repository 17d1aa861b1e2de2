import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/** An agent's answer to a command invocation request: what became of it (12/CIP, "Command invocation result"). */
export interface CommandInvocationResult {
  /** The request's own. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  /** Of the endpoint that responded. */
  readonly appVersionName: string;
  readonly endpointId: string;
  readonly commandType: string;
  /** The request's own, a 32-bit integer. */
  readonly commandId: number;
  /** As in HTTP. */
  readonly statusCode: number;
  readonly reasonPhrase: string | null;
  /** For the caller to interpret. */
  readonly payload: Uint8Array | null;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.ipc.cip.gen.v1",
  name: "CommandInvocationResult",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "timeout", type: "long", default: 0 },
    { name: "appVersionName", type: "string" },
    { name: "endpointId", type: "string" },
    { name: "commandType", type: "string" },
    { name: "commandId", type: "int" },
    { name: "statusCode", type: "int" },
    { name: "reasonPhrase", type: ["null", "string"], default: null },
    { name: "payload", type: ["null", "bytes"], default: null },
  ],
} as const satisfies RecordSchema;

/** The codec of CommandInvocationResult. */
export const commandInvocationResultCodec: AvroCodec<CommandInvocationResult> = avroCodec(schema);
