import process from "node:process";
import { type ProfileName, profile } from "./profile.ts";
import { DEFAULT_INSTANCES, DEFAULT_TIMING, type ServiceName, type ServiceUnderTest, type Target } from "./target.ts";

/** The reference gives up on its provider early, so that a run need not wait for it. */
const REFERENCE_PROVIDER_TIMEOUT_MS = 500;

/** What is judged unless somebody asks for more; what needs the platform services takes longer. */
const DEFAULT_SERVICES: readonly ServiceName[] = ["cmx"];

/** As many as it takes for one to hear what another was told. */
const REFERENCE_REPLICAS = 2;
/** Replicas end together with the run; none is expected to die before. */
const REFERENCE_HEARTBEAT_MS = 20_000;

/** From one fetch of what the platform knows to the next: short, so that examples need not wait. */
const REFERENCE_PAUSE_MS = 10;
/** From one fetch that nobody asked for to the next, as a share of the time within which it must find out by itself. */
const REFRESH_SHARE = 0.6;
/** How long that may take in the process of the run, where waiting costs nothing, but each fetch does. */
const IN_PROCESS_DISCOVERY_MS = 200_000;

/** The settings of a reference service for a target, as environment variables; `${NAME}` stands for launch variables. */
export function referenceEnvironment(service: ServiceName, target: Target): Record<string, string> {
  return (isCmxOf2017(service, target) ? cmxOf2017Environment : ENVIRONMENTS[service])(target);
}

/** Whether the CMX of a target is one of the drafts of 2017. */
function isCmxOf2017(service: ServiceName, target: Pick<Target, "profile">): boolean {
  return service === "cmx" && profile(target.profile).documents === "drafts-2017";
}

function cmxOf2017Environment({ instances, timing }: Target): Record<string, string> {
  return {
    SERVICE_INSTANCE_NAME: instances.cmx,
    SERVICE_INSTANCE_REPLICA_ID: replicaName("cmx"),
    KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: instances.communicationService,
    KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: instances.configurationDataProvider,
    KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: String(timing.providerTimeoutMs),
  };
}

/** Replicas are called by their number, so that their addresses in this process are known beforehand. */
function replicaName(service: ServiceName): string {
  return `${service}-\${REPLICA}`;
}

function cmxEnvironment(target: Target): Record<string, string> {
  const { instances, timing, profile: profileName } = target;
  const { avroSchemaSet, responseEnvelope, lenientNulls } = profile(profileName);
  return {
    SERVICE_INSTANCE_NAME: instances.cmx,
    SERVICE_INSTANCE_REPLICA_ID: replicaName("cmx"),
    KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: instances.communicationService,
    KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: instances.configurationDataProvider,
    KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: String(timing.providerTimeoutMs),
    KAA_CMX_RESPONSE_ENVELOPE: responseEnvelope,
    KAA_CMX_AVRO_SCHEMA_SET: avroSchemaSet,
    KAA_CMX_LENIENT_NULLS: String(lenientNulls),
    KAA_CMX_REPLICA_HEARTBEAT_MILLIS: String(REFERENCE_HEARTBEAT_MS),
    ...(target.isOnPlatform === true ? { KAA_TEKTON_ENABLED: "true", ...platformEnvironment(target) } : {}),
  };
}

function adxEnvironment(target: Target): Record<string, string> {
  const { instances, profile: profileName } = target;
  return {
    SERVICE_INSTANCE_NAME: "${ADX_INSTANCE}",
    SERVICE_INSTANCE_REPLICA_ID: replicaName("adx"),
    SERVER_PORT: "${REST_PORT}",
    KAA_ADX_MANAGEMENT_PORT: "${MANAGEMENT_PORT}",
    KAA_ADX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: instances.communicationService,
    KAA_ADX_AVRO_SCHEMA_SET: profile(profileName).avroSchemaSet,
    ...platformEnvironment(target),
  };
}

function cexEnvironment(target: Target): Record<string, string> {
  const { instances, profile: profileName } = target;
  const { avroSchemaSet, commandTypeCharacters, resultShape } = profile(profileName);
  return {
    SERVICE_INSTANCE_NAME: "${CEX_INSTANCE}",
    SERVICE_INSTANCE_REPLICA_ID: replicaName("cex"),
    SERVER_PORT: "${REST_PORT}",
    DATABASE_URL: "${DATABASE_URL}",
    KAA_CEX_MANAGEMENT_PORT: "${MANAGEMENT_PORT}",
    KAA_CEX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: instances.communicationService,
    KAA_CEX_AVRO_SCHEMA_SET: avroSchemaSet,
    KAA_CEX_ENDPOINT_REGISTER_URL: "${ENDPOINT_REGISTER_URL}",
    KAA_CEX_COMMAND_TYPE_CHARACTERS: commandTypeCharacters,
    KAA_CEX_RESULT_SHAPE: resultShape,
    KAA_CEX_REPLICA_HEARTBEAT_MILLIS: String(REFERENCE_HEARTBEAT_MS),
    ...platformEnvironment(target),
  };
}

/** What each service is told. */
const ENVIRONMENTS: Readonly<Record<ServiceName, (target: Target) => Record<string, string>>> = {
  cmx: cmxEnvironment,
  adx: adxEnvironment,
  cex: cexEnvironment,
};

/** Where Tekton and the Tenant Manager are, and how often they are asked. */
function platformEnvironment({ instances, timing }: Target): Record<string, string> {
  const refreshMs = String(REFRESH_SHARE * timing.discoveryMs);
  return {
    KAA_TEKTON_URL: "${TEKTON_URL}",
    KAA_TEKTON_PAUSE_MILLIS: String(REFERENCE_PAUSE_MS),
    KAA_TEKTON_REFRESH_PERIOD_MILLIS: refreshMs,
    KAA_SCMP_CONSUMER_PROVIDER_SERVICE_INSTANCE_NAME: instances.tekton,
    KAA_TENANT_MANAGER_ENABLED: "true",
    KAA_TENANT_MANAGER_URL: "${TENANT_MANAGER_URL}",
    KAA_TENANT_MANAGER_SERVICE_INSTANCE_NAME: instances.tenantManager,
    KAA_TENANT_MANAGER_PAUSE_MILLIS: String(REFERENCE_PAUSE_MS),
    KAA_TENANT_MANAGER_REFRESH_PERIOD_MILLIS: refreshMs,
    KAA_SECURITY_ISSUER: "${SYSTEM_ISSUER}",
    KAA_SECURITY_CLIENTID: "${SYSTEM_CLIENT_ID}",
    KAA_SECURITY_CLIENTSECRET: "${SYSTEM_CLIENT_SECRET}",
    KAA_SECURITY_UNKNOWN_KEY_PAUSE_MILLIS: String(REFERENCE_PAUSE_MS),
    KAA_SECURITY_KEYS_MAX_AGE_MILLIS: refreshMs,
  };
}

/** What may be otherwise about services of ours. */
export interface ReferenceOptions {
  /** Default: CMX alone. */
  readonly services?: readonly ServiceName[];
  /** Default: two of each. */
  readonly replicas?: number;
  /** Whether CMX turns to Tekton. Default: if there has to be one for another service. */
  readonly isOnPlatform?: boolean;
}

/** The reference implementation in the process of the run; `module` is a service of ours in the place of a single one. */
export function inProcessReference(
  profileName: ProfileName,
  { module, ...options }: ReferenceOptions & { readonly module?: string } = {},
): Target {
  const target = reference(profileName, options, (_, service) => ({
    launch: { kind: "in-process", module },
    management: `http://${replicaName(service)}.memory`,
    ...(service === "cmx" ? {} : { rest: `http://${replicaName(service)}-rest.memory` }),
  }));
  return { ...target, timing: { ...target.timing, discoveryMs: IN_PROCESS_DISCOVERY_MS } };
}

/** The reference implementation as processes of their own; `scriptOf` tells the compiled entry points and arguments. */
export function referenceProcess(
  profileName: ProfileName,
  scriptOf: (service: ServiceName) => readonly string[],
  directory: string,
  options: ReferenceOptions = {},
): Target {
  return reference(profileName, options, (target, service) => ({
    launch: {
      kind: "command",
      command: [process.execPath, ...scriptOf(service)],
      environment: { ...referenceEnvironment(service, target), NATS_URLS: "${NATS_URL}", LOG_LEVEL: "warn" },
      directory,
    },
    // Nobody asks CMX over HTTP, so it chooses a port itself.
    ...(service === "cmx"
      ? {}
      : { management: "http://127.0.0.1:${MANAGEMENT_PORT}", rest: "http://127.0.0.1:${REST_PORT}" }),
  }));
}

function reference(
  profileName: ProfileName,
  { services = DEFAULT_SERVICES, replicas = REFERENCE_REPLICAS, isOnPlatform }: ReferenceOptions,
  serviceOf: (target: Target, service: ServiceName) => Omit<ServiceUnderTest, "replicas">,
): Target {
  const target: Target = {
    name: "kaaliper-reference",
    keepsHouseRules: true,
    profile: profileName,
    instances: DEFAULT_INSTANCES,
    services: {},
    isOnPlatform: isOnPlatform ?? services.some((service) => service !== "cmx"),
    timing: { ...DEFAULT_TIMING, providerTimeoutMs: REFERENCE_PROVIDER_TIMEOUT_MS },
  };
  const all = services.map((service) => [service, { ...serviceOf(target, service), replicas }] as const);
  return { ...target, services: Object.fromEntries(all) };
}
