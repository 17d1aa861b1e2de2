import type { AvroSchemaSet } from "../../protocol/avro/index.ts";
import type { ResponseEnvelope } from "../../protocol/cmp/index.ts";
import { type Environment, SettingsReader } from "../service/index.ts";

/** What can be set about a CMX replica. */
export interface CmxSettings {
  /** Name of the service instance; its replicas share one queue group of this name (3/ISM). */
  readonly instanceName: string;
  /** Name of this replica; answers of the provider come back to it. */
  readonly replicaId: string;
  readonly communicationServiceInstanceName: string;
  readonly configurationDataProviderInstanceName: string;
  /** How long the provider may take to answer. */
  readonly providerTimeoutMs: number;
  /** Whether response bodies also carry `statusCode` and `reasonPhrase`, as deployed clients expect. */
  readonly responseEnvelope: ResponseEnvelope;
  readonly avroSchemaSet: AvroSchemaSet;
  /** How long a replica that begins waits for what its siblings know. */
  readonly introductionMs: number;
  /** How often replicas give each other a sign of life. */
  readonly heartbeatMs: number;
  /** Whether null stands for absent where 7/CMP does not allow it. */
  readonly lenientNulls: boolean;
  /** Where health and metrics are served; 0 lets the system choose. */
  readonly managementPort: number;
}

/** Signs of life that may fail to come before a replica is taken for dead. */
const SIGNS_MISSED_MAX = 3;

/** How long a replica may be silent before it is taken for dead. */
export function silenceMs({ heartbeatMs }: CmxSettings): number {
  return SIGNS_MISSED_MAX * heartbeatMs;
}

const PROVIDER_TIMEOUT_MS = { minimum: 1, maximum: 600_000 };

/**
 * Reads the settings. Variables are the documented keys in upper case, dots and dashes as underscores:
 * `kaa.cmx.communication-service.service-instance.name` is `KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME`.
 * Throws a `SettingsError` that lists everything that makes no sense.
 */
export function readCmxSettings(environment: Environment, fallbackReplicaId: string): CmxSettings {
  const reader = new SettingsReader(environment);
  const settings: CmxSettings = {
    instanceName: reader.name("SERVICE_INSTANCE_NAME", "cmx"),
    replicaId: reader.name("SERVICE_INSTANCE_REPLICA_ID", fallbackReplicaId),
    communicationServiceInstanceName: reader.name("KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME", "kpc"),
    configurationDataProviderInstanceName: reader.name(
      "KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME",
      "ecr",
    ),
    providerTimeoutMs: reader.integer("KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS", PROVIDER_TIMEOUT_MS, 5000),
    responseEnvelope: reader.oneOf("KAA_CMX_RESPONSE_ENVELOPE", ["rfc", "deployed"], "deployed"),
    avroSchemaSet: reader.oneOf("KAA_CMX_AVRO_SCHEMA_SET", ["2026-01", "2020-05"], "2026-01"),
    introductionMs: reader.integer("KAA_CMX_REPLICA_INTRODUCTION_MILLIS", { minimum: 0, maximum: 10_000 }, 100),
    heartbeatMs: reader.integer("KAA_CMX_REPLICA_HEARTBEAT_MILLIS", { minimum: 10, maximum: 60_000 }, 1000),
    lenientNulls: reader.oneOf("KAA_CMX_LENIENT_NULLS", ["true", "false"], "true") === "true",
    managementPort: reader.integer("KAA_CMX_MANAGEMENT_PORT", { minimum: 0, maximum: 65_535 }, 0),
  };
  reader.assertUsable();
  return settings;
}
