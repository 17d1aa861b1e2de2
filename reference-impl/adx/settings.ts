import type { AvroSchemaSet } from "../../protocol/avro/index.ts";
import {
  type Environment,
  PROCESS_KEYS,
  readSecuritySettings,
  readTektonSettings,
  type SecuritySettings,
  SettingsReader,
  type TektonSettings,
} from "../service/index.ts";

/** What can be set about an ADX replica. */
export interface AdxSettings {
  /** Name of the service instance; its replicas share one queue group of this name (3/ISM). */
  readonly instanceName: string;
  readonly replicaId: string;
  readonly communicationServiceInstanceName: string;
  /** Whether a response is `{"<q>": <value>}` in the place of the value alone. */
  readonly wrapResponse: boolean;
  /** How long closing may take. */
  readonly gracefulShutdownMs: number;
  readonly avroSchemaSet: AvroSchemaSet;
  /** Where the REST interface is served; 0 lets the system choose. */
  readonly restPort: number;
  /** Where health and metrics are served; 0 lets the system choose. */
  readonly managementPort: number;
  readonly tekton: TektonSettings;
  readonly security: SecuritySettings;
}

const PORT = { minimum: 0, maximum: 65_535 };

/**
 * Reads the settings from environment and settings file:
 *
 * - `service.instance.name` (`adx`), `service.instance.replica.id`, `service.graceful-shutdown` (30, seconds),
 *   `service.wrap-response` (false): documented;
 * - `server.port` (0): documented for siblings; the REST interface;
 * - `kaa.adx.management-port` (0), `kaa.adx.communication-service.service-instance.name` (`kpc`),
 *   `kaa.adx.avro-schema-set` (`2026-01`): house keys;
 * - those of `readTektonSettings`, where `kaa.tekton.enabled` is true unless told otherwise, and of
 *   `readSecuritySettings`.
 *
 * Throws a `SettingsError` that lists everything that makes no sense.
 */
export function readAdxSettings(environment: Environment, fallbackReplicaId: string): AdxSettings {
  const reader = new SettingsReader(environment);
  const tekton = readTektonSettings(reader, true);
  if (tekton === undefined) {
    reader.report("kaa.tekton.enabled is false; attributes come from Tekton alone: set it to true or leave it out");
  }
  const settings = {
    instanceName: reader.name("service.instance.name", "adx"),
    replicaId: reader.name("service.instance.replica.id", fallbackReplicaId),
    communicationServiceInstanceName: reader.name("kaa.adx.communication-service.service-instance.name", "kpc"),
    wrapResponse: reader.flag("service.wrap-response", false),
    gracefulShutdownMs: 1_000 * reader.integer("service.graceful-shutdown", { minimum: 0, maximum: 3_600 }, 30),
    avroSchemaSet: reader.oneOf("kaa.adx.avro-schema-set", ["2026-01", "2020-05"], "2026-01"),
    restPort: reader.integer("server.port", PORT, 0),
    managementPort: reader.integer("kaa.adx.management-port", PORT, 0),
    security: readSecuritySettings(reader),
  };
  reader.assertUsable(PROCESS_KEYS);
  if (tekton === undefined) {
    throw new Error("settings: a problem that was reported did not end the start");
  }
  return { ...settings, tekton };
}
