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

/** Which characters a command type may have (reading G7). */
export type CommandTypeCharacters = "alphanumeric" | "deployed";

/** How a result may be written (reading G2). */
export type ResultShape = "array" | "arrayOrObject";

/** What can be set about a CEX replica. */
export interface CexSettings {
  /** Name of the service instance; its replicas share one queue group of this name (3/ISM). */
  readonly instanceName: string;
  readonly replicaId: string;
  readonly communicationServiceInstanceName: string;
  /** `postgres://…`, or `memory:NAME` for a store in this process. */
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  /** Where endpoints and filters are looked up that nobody has told of; undefined if nowhere. */
  readonly endpointRegisterUrl: string | undefined;
  /** How long a command may be executed unless its caller says otherwise. */
  readonly commandTtlMs: number;
  /** How long a caller may wait for the result. */
  readonly awaitMsMax: number;
  /** How long a command is kept after it has ended. */
  readonly retentionMs: number;
  /** From one look for commands that are past their deadline to the next. */
  readonly expiryPeriodMs: number;
  /** From one sign of life to the next; after three of them a silent replica is taken for dead. */
  readonly heartbeatMs: number;
  /** What comes before `/endpoints` where a caller is told the place of a command. */
  readonly locationPrefix: string;
  readonly commandTypeCharacters: CommandTypeCharacters;
  readonly resultShape: ResultShape;
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
const DAY_MS = 86_400_000;
const PERIOD = { minimum: 10, maximum: DAY_MS };

/** A command may not live longer than this. */
export const COMMAND_TTL_MS_MAX = 365 * DAY_MS;

const DATABASE = /^(?:postgres(?:ql)?:\/\/|memory:.)/;

/**
 * Reads the settings from environment and settings file:
 *
 * - `service.instance.name` (`cex`), `service.instance.replica.id`, `service.graceful-shutdown` (30, seconds),
 *   `server.port` (0; the REST interface), `kaa.cex.commands.command-ttl-millis` (60000) and
 *   `spring.mvc.async.request-timeout` (60000, milliseconds; the most that a caller may wait): documented, the first
 *   three for siblings;
 * - `database.url` (required), `database.connections` (12), and under `kaa.cex.`: `management-port` (0),
 *   `communication-service.service-instance.name` (`kpc`), `endpoint-register.url`, `commands.retention-millis` (30
 *   days), `commands.expiry-period-millis` (1000), `replica-heartbeat-millis` (1000), `location-prefix` (`/api/v1`),
 *   `command-type-characters` (`deployed`), `result-shape` (`arrayOrObject`), `avro-schema-set` (`2026-01`): house keys;
 * - those of `readTektonSettings`, where `kaa.tekton.enabled` is true unless told otherwise, and of
 *   `readSecuritySettings`.
 *
 * Throws a `SettingsError` that lists everything that makes no sense.
 */
export function readCexSettings(environment: Environment, fallbackReplicaId: string): CexSettings {
  const reader = new SettingsReader(environment);
  const tekton = readTektonSettings(reader, true);
  if (tekton === undefined) {
    reader.report("kaa.tekton.enabled is false; whose an endpoint is comes from Tekton alone: set it to true");
  }
  const settings = {
    instanceName: reader.name("service.instance.name", "cex"),
    replicaId: reader.name("service.instance.replica.id", fallbackReplicaId),
    communicationServiceInstanceName: reader.name("kaa.cex.communication-service.service-instance.name", "kpc"),
    gracefulShutdownMs: 1_000 * reader.integer("service.graceful-shutdown", { minimum: 0, maximum: 3_600 }, 30),
    avroSchemaSet: reader.oneOf("kaa.cex.avro-schema-set", ["2026-01", "2020-05"], "2026-01"),
    restPort: reader.integer("server.port", PORT, 0),
    managementPort: reader.integer("kaa.cex.management-port", PORT, 0),
    endpointRegisterUrl: reader.url("kaa.cex.endpoint-register.url"),
    ...readDatabase(reader),
    ...readCommands(reader),
    security: readSecuritySettings(reader),
  };
  reader.assertUsable(PROCESS_KEYS);
  if (tekton === undefined) {
    throw new Error("settings: a problem that was reported did not end the start");
  }
  return { ...settings, tekton };
}

function readDatabase(reader: SettingsReader) {
  const databaseUrl = reader.optionalText("database.url") ?? "";
  if (!DATABASE.test(databaseUrl)) {
    reader.report(`DATABASE_URL is "${databaseUrl}"; it takes an address such as postgres://user:secret@host:5432/cex`);
  }
  return {
    databaseUrl,
    databaseConnections: reader.integer("database.connections", { minimum: 6, maximum: 1_000 }, 12),
  };
}

function readCommands(reader: SettingsReader) {
  const ttl = { minimum: 0, maximum: COMMAND_TTL_MS_MAX };
  return {
    commandTtlMs: reader.integer("kaa.cex.commands.command-ttl-millis", ttl, 60_000),
    awaitMsMax: reader.integer("spring.mvc.async.request-timeout", { minimum: 0, maximum: 3_600_000 }, 60_000),
    retentionMs: reader.integer(
      "kaa.cex.commands.retention-millis",
      { minimum: 0, maximum: 10 * COMMAND_TTL_MS_MAX },
      30 * DAY_MS,
    ),
    expiryPeriodMs: reader.integer("kaa.cex.commands.expiry-period-millis", PERIOD, 1_000),
    heartbeatMs: reader.integer("kaa.cex.replica-heartbeat-millis", PERIOD, 1_000),
    locationPrefix: reader.text("kaa.cex.location-prefix", "/api/v1").replace(/\/+$/, ""),
    commandTypeCharacters: reader.oneOf("kaa.cex.command-type-characters", ["alphanumeric", "deployed"], "deployed"),
    resultShape: reader.oneOf("kaa.cex.result-shape", ["array", "arrayOrObject"], "arrayOrObject"),
  };
}
