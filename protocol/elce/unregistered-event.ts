import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/** An originator's broadcast that an endpoint was removed (9/ELCE, "Endpoint unregistered"). */
export interface UnregisteredEvent {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  /** The version that the endpoint had last. */
  readonly appVersionName: string;
  readonly endpointId: string;
  /** The replica of the service that publishes the event. */
  readonly originatorReplicaId: string;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.ipc.event.gen.v1.endpoint.lifecycle",
  name: "UnregisteredEvent",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "timeout", type: "long", default: 0 },
    { name: "appVersionName", type: "string" },
    { name: "endpointId", type: "string" },
    { name: "originatorReplicaId", type: "string" },
  ],
} as const satisfies RecordSchema;

/** The codec of UnregisteredEvent. */
export const unregisteredCodec: AvroCodec<UnregisteredEvent> = avroCodec(schema);
