import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/** An originator's broadcast that data of a tenant changed (21/TLE, "Tenant updated"). */
export interface TenantUpdatedEvent {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  /** The tenant whose data changed. */
  readonly tenantId: string;
  /** The replica of the service that publishes the event. */
  readonly originatorReplicaId: string;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.ipc.event.gen.v1.tenant.lifecycle",
  name: "UpdatedEvent",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "timeout", type: "long", default: 0 },
    { name: "tenantId", type: "string" },
    { name: "originatorReplicaId", type: "string" },
  ],
} as const satisfies RecordSchema;

/** The codec of UpdatedEvent of 21/TLE. */
export const tenantUpdatedCodec: AvroCodec<TenantUpdatedEvent> = avroCodec(schema);
