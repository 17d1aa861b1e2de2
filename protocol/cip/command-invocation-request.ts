import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/** A caller's wish to have a command executed by an endpoint (12/CIP, "Command invocation request"). */
export interface CommandInvocationRequest {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  readonly endpointId: string;
  readonly commandType: string;
  /** Given by the caller, a 32-bit integer; with endpoint and type it tells the command apart. */
  readonly commandId: number;
  /** For the endpoint to interpret. */
  readonly payload: Uint8Array | null;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.ipc.cip.gen.v1",
  name: "CommandInvocationRequest",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "timeout", type: "long", default: 0 },
    { name: "endpointId", type: "string" },
    { name: "commandType", type: "string" },
    { name: "commandId", type: "int" },
    { name: "payload", type: ["null", "bytes"], default: null },
  ],
} as const satisfies RecordSchema;

/** The codec of CommandInvocationRequest. */
export const commandInvocationRequestCodec: AvroCodec<CommandInvocationRequest> = avroCodec(schema);
