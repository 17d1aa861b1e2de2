import { RAW_READINGS, type RawReadings } from "../../protocol/raw-2017/index.ts";
import { type Environment, PROCESS_KEYS, SettingsReader } from "../service/index.ts";

/** What can be set about a replica of the CMX of 2017. */
export interface Raw2017CmxSettings {
  /** Name of the service instance; its replicas share one queue group of this name. */
  readonly instanceName: string;
  /** Name of this replica; answers of the provider come back to it. */
  readonly replicaId: string;
  readonly communicationServiceInstanceName: string;
  readonly configurationDataProviderInstanceName: string;
  /** How long the provider may take to answer. */
  readonly providerTimeoutMs: number;
  /** How messages of 5/CMX2CDP are written and read. */
  readonly readings: RawReadings;
  /** Where health and metrics are served; 0 lets the system choose. */
  readonly managementPort: number;
  /** What carries messages of endpoints: 4/ESP as it was before its messages bore names of configurations. */
  readonly avroSchemaSet: "2020-05";
}

const PROVIDER_TIMEOUT_MS = { minimum: 1, maximum: 600_000 };

/**
 * Reads the settings from environment and settings file. They have the names of those of today's CMX where they mean the
 * same. Throws a `SettingsError` that lists everything that makes no sense.
 */
export function readRaw2017CmxSettings(environment: Environment, fallbackReplicaId: string): Raw2017CmxSettings {
  const reader = new SettingsReader(environment);
  const settings: Raw2017CmxSettings = {
    instanceName: reader.name("service.instance.name", "cmx"),
    replicaId: reader.name("service.instance.replica.id", fallbackReplicaId),
    communicationServiceInstanceName: reader.name("kaa.cmx.communication-service.service-instance.name", "kpc"),
    configurationDataProviderInstanceName: reader.name(
      "kaa.cmx.configuration-data-provider.service-instance.name",
      "cdp",
    ),
    providerTimeoutMs: reader.integer("kaa.cmx.configuration-data-provider.timeout-millis", PROVIDER_TIMEOUT_MS, 5000),
    readings: readReadings(reader),
    managementPort: reader.integer("kaa.cmx.management-port", { minimum: 0, maximum: 65_535 }, 0),
    avroSchemaSet: "2020-05",
  };
  reader.assertUsable(PROCESS_KEYS);
  return settings;
}

function readReadings(reader: SettingsReader): RawReadings {
  const { configVersion, plainBytes, absentContentType } = RAW_READINGS;
  return {
    ...RAW_READINGS,
    configVersion: reader.oneOf("kaa.cmx.readings.config-version", ["number", "text"], configVersion),
    plainBytes: reader.oneOf("kaa.cmx.readings.plain-bytes", ["accept", "refuse"], plainBytes),
    absentContentType: reader.oneOf("kaa.cmx.readings.absent-content-type", ["refuse", "json"], absentContentType),
  };
}
