import process from "node:process";
import { type ProfileName, profile } from "./profile.ts";
import {
  DEFAULT_INSTANCES,
  DEFAULT_TIMING,
  type Launch,
  SERVICE_NAMES,
  type ServiceName,
  type Target,
} from "./target.ts";

/** The reference gives up on its provider early, so that a run need not wait for it. */
const REFERENCE_PROVIDER_TIMEOUT_MS = 500;

/** As many as it takes for one to hear what another was told. */
const REFERENCE_REPLICAS = 2;
/** Replicas end together with the run; none is expected to die before. */
const REFERENCE_HEARTBEAT_MS = 20_000;

/** The settings of a reference service for a target, as environment variables; `${NAME}` stands for launch variables. */
export function referenceEnvironment(service: ServiceName, target: Target): Record<string, string> {
  return service === "cmx" ? cmxEnvironment(target) : adxEnvironment(target);
}

function cmxEnvironment({ instances, timing, profile: profileName }: Target): Record<string, string> {
  const { avroSchemaSet, responseEnvelope, lenientNulls } = profile(profileName);
  return {
    SERVICE_INSTANCE_NAME: instances.cmx,
    KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: instances.communicationService,
    KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: instances.configurationDataProvider,
    KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: String(timing.providerTimeoutMs),
    KAA_CMX_RESPONSE_ENVELOPE: responseEnvelope,
    KAA_CMX_AVRO_SCHEMA_SET: avroSchemaSet,
    KAA_CMX_LENIENT_NULLS: String(lenientNulls),
    KAA_CMX_REPLICA_HEARTBEAT_MILLIS: String(REFERENCE_HEARTBEAT_MS),
  };
}

function adxEnvironment({ instances, profile: profileName }: Target): Record<string, string> {
  const { avroSchemaSet } = profile(profileName);
  return { SERVICE_INSTANCE_NAME: instances.adx, KAA_ADX_AVRO_SCHEMA_SET: avroSchemaSet };
}

/** What may be otherwise about services of ours. */
export interface ReferenceOptions {
  /** Default: all of them. */
  readonly services?: readonly ServiceName[];
  /** Default: two of each. */
  readonly replicas?: number;
}

/** The reference implementation in the process of the run; `module` is a service of ours in the place of a single one. */
export function inProcessReference(
  profileName: ProfileName,
  { module, ...options }: ReferenceOptions & { readonly module?: string } = {},
): Target {
  return reference(profileName, options, () => ({ kind: "in-process", module }));
}

/** The reference implementation as processes of their own; `scriptOf` tells the compiled entry points and arguments. */
export function referenceProcess(
  profileName: ProfileName,
  scriptOf: (service: ServiceName) => readonly string[],
  directory: string,
  options: ReferenceOptions = {},
): Target {
  return reference(profileName, options, (target, service) => ({
    kind: "command",
    command: [process.execPath, ...scriptOf(service)],
    environment: { ...referenceEnvironment(service, target), NATS_URLS: "${NATS_URL}", LOG_LEVEL: "warn" },
    directory,
  }));
}

function reference(
  profileName: ProfileName,
  { services = SERVICE_NAMES, replicas = REFERENCE_REPLICAS }: ReferenceOptions,
  launchOf: (target: Target, service: ServiceName) => Launch,
): Target {
  const target: Target = {
    name: "kaaliper-reference",
    profile: profileName,
    instances: DEFAULT_INSTANCES,
    services: {},
    timing: { ...DEFAULT_TIMING, providerTimeoutMs: REFERENCE_PROVIDER_TIMEOUT_MS },
  };
  const launched = services.map((service) => [service, { launch: launchOf(target, service), replicas }]);
  return { ...target, services: Object.fromEntries(launched) };
}
