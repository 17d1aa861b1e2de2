import { type AvroCodec, avroCodec, type RecordSchema } from "../avro/index.ts";

/**
 * A configuration provider's word to one service instance that its configurations have changed (17/SCMP, "Targeted
 * configuration updates"). `serviceSpecificUpdateExtent` tells which combinations of nulls are permitted and what each
 * of them means.
 */
export interface ServiceSpecificConfigurationUpdateEvent {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  readonly tenantID: string;
  readonly appName: string | null;
  /** The full name of an appversion. */
  readonly appVerName: string | null;
}

const schema = {
  type: "record",
  namespace: "org.kaaproject.scmp.event.gen.v1.service.configuration",
  name: "ServiceSpecificConfigurationUpdateEvent",
  fields: [
    { name: "correlationId", type: "string" },
    { name: "timestamp", type: "long" },
    { name: "tenantID", type: "string" },
    { name: "appName", type: ["null", "string"], default: null },
    { name: "appVerName", type: ["null", "string"], default: null },
  ],
} as const satisfies RecordSchema;

/** The codec of ServiceSpecificConfigurationUpdateEvent. It takes every combination of nulls, permitted or not. */
export const serviceSpecificConfigurationUpdateCodec: AvroCodec<ServiceSpecificConfigurationUpdateEvent> =
  avroCodec(schema);
