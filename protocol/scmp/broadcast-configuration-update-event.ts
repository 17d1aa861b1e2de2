import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/**
 * A configuration provider's broadcast that configurations have changed (17/SCMP, "Broadcast configuration updates").
 * `broadcastUpdateExtent` tells which combinations of nulls are permitted and what each of them means.
 */
export interface BroadcastConfigurationUpdateEvent {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** The replica of the provider that publishes the event. */
  readonly originatorReplicaId: string;
  readonly tenantID: string | null;
  readonly appName: string | null;
  /** The full name of an appversion. */
  readonly appVerName: string | null;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.scmp.event.gen.v1.service.configuration",
  name: "BroadcastConfigurationUpdateEvent",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "originatorReplicaId", type: "string" },
    { name: "tenantID", type: ["null", "string"], default: null },
    { name: "appName", type: ["null", "string"], default: null },
    { name: "appVerName", type: ["null", "string"], default: null },
  ],
} as const satisfies RecordSchema;

/** The codec of BroadcastConfigurationUpdateEvent. It takes every combination of nulls, permitted or not. */
export const broadcastConfigurationUpdateCodec: AvroCodec<BroadcastConfigurationUpdateEvent> = avroCodec(schema);
