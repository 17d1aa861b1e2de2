import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/** An originator's broadcast that endpoints have opened a session (9/ELCE, "Endpoint connected"). */
export interface ConnectedEvent {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  /** From the id of each endpoint that connected to the name of its application version. */
  readonly endpoints: ReadonlyMap<string, string>;
  /** The replica of the service that publishes the event. */
  readonly originatorReplicaId: string;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.ipc.event.gen.v1.endpoint.connectivity",
  name: "ConnectedEvent",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "timeout", type: "long", default: 0 },
    { name: "endpoints", type: { type: "map", values: "string" } },
    { name: "originatorReplicaId", type: "string" },
  ],
} as const satisfies RecordSchema;

/** The codec of ConnectedEvent. */
export const connectedCodec: AvroCodec<ConnectedEvent> = avroCodec(schema);
