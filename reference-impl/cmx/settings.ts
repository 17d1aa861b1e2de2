import type { AvroSchemaSet } from "../../protocol/avro/index.ts";
import type { ResponseEnvelope } from "../../protocol/cmp/index.ts";
import {
  type Environment,
  PROCESS_KEYS,
  readSecuritySettings,
  readTektonSettings,
  type SecuritySettings,
  SettingsReader,
  type TektonSettings,
} from "../service/index.ts";

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
  /** Whence CMX knows which appversions there are; absent unless `kaa.tekton.enabled`, and then all are served. */
  readonly platform?: { readonly tekton: TektonSettings; readonly security: SecuritySettings };
}

/** Signs of life that may fail to come before a replica is taken for dead. */
const SIGNS_MISSED_MAX = 3;

/** How long a replica may be silent before it is taken for dead. */
export function silenceMs({ heartbeatMs }: CmxSettings): number {
  return SIGNS_MISSED_MAX * heartbeatMs;
}

const PROVIDER_TIMEOUT_MS = { minimum: 1, maximum: 600_000 };

/**
 * Reads the settings, by their documented keys where there are documents, from environment and settings file; those of
 * `readTektonSettings` and `readSecuritySettings` are among them.
 * Throws a `SettingsError` that lists everything that makes no sense.
 */
export function readCmxSettings(environment: Environment, fallbackReplicaId: string): CmxSettings {
  const reader = new SettingsReader(environment);
  const tekton = readTektonSettings(reader);
  const security = readSecuritySettings(reader);
  const settings: CmxSettings = {
    instanceName: reader.name("service.instance.name", "cmx"),
    replicaId: reader.name("service.instance.replica.id", fallbackReplicaId),
    communicationServiceInstanceName: reader.name("kaa.cmx.communication-service.service-instance.name", "kpc"),
    configurationDataProviderInstanceName: reader.name(
      "kaa.cmx.configuration-data-provider.service-instance.name",
      "ecr",
    ),
    providerTimeoutMs: reader.integer("kaa.cmx.configuration-data-provider.timeout-millis", PROVIDER_TIMEOUT_MS, 5000),
    responseEnvelope: reader.oneOf("kaa.cmx.response-envelope", ["rfc", "deployed"], "deployed"),
    avroSchemaSet: reader.oneOf("kaa.cmx.avro-schema-set", ["2026-01", "2020-05"], "2026-01"),
    introductionMs: reader.integer("kaa.cmx.replica.introduction-millis", { minimum: 0, maximum: 10_000 }, 100),
    heartbeatMs: reader.integer("kaa.cmx.replica.heartbeat-millis", { minimum: 10, maximum: 60_000 }, 1000),
    lenientNulls: reader.flag("kaa.cmx.lenient-nulls", true),
    managementPort: reader.integer("kaa.cmx.management-port", { minimum: 0, maximum: 65_535 }, 0),
    ...(tekton === undefined ? {} : { platform: { tekton, security } }),
  };
  reader.assertUsable(PROCESS_KEYS);
  return settings;
}
