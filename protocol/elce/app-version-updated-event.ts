import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/**
 * An originator's broadcast that an endpoint changed its application version (9/ELCE, "Endpoint application version
 * updated").
 */
export interface AppVersionUpdatedEvent {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  /** The version that the endpoint has now. */
  readonly appVersionName: string;
  /** The version that the endpoint had before. */
  readonly previousAppVersionName: string;
  readonly endpointId: string;
  /** The replica of the service that publishes the event. */
  readonly originatorReplicaId: string;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.ipc.event.gen.v1.endpoint.lifecycle",
  name: "AppVersionUpdatedEvent",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "timeout", type: "long", default: 0 },
    { name: "appVersionName", type: "string" },
    { name: "previousAppVersionName", type: "string" },
    { name: "endpointId", type: "string" },
    { name: "originatorReplicaId", type: "string" },
  ],
} as const satisfies RecordSchema;

/** The codec of AppVersionUpdatedEvent. */
export const appVersionUpdatedCodec: AvroCodec<AppVersionUpdatedEvent> = avroCodec(schema);
