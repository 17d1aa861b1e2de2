import process from "node:process";
import { type ProfileName, profile } from "./profile.ts";
import { DEFAULT_INSTANCES, DEFAULT_TIMING, type Launch, type Target } from "./target.ts";

/** The reference gives up on its provider early, so that a run need not wait for it. */
const REFERENCE_PROVIDER_TIMEOUT_MS = 500;

/** As many as it takes for one to hear what another was told. */
const REFERENCE_REPLICAS = 2;
/** Replicas end together with the run; none is expected to die before. */
const REFERENCE_HEARTBEAT_MS = 20_000;

/** The settings of the reference CMX for a target, as environment variables. */
export function referenceEnvironment({ instances, timing, profile: profileName }: Target): Record<string, string> {
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

/** What may be otherwise about a service of ours. */
export interface ReferenceOptions {
  /** The module of another service of ours that is judged in the reference's place. */
  readonly module?: string;
  /** Default: two. */
  readonly replicas?: number;
}

/** The reference implementation in the process of the run. */
export function inProcessReference(profileName: ProfileName, { module, replicas }: ReferenceOptions = {}): Target {
  return reference(profileName, replicas, () => ({ kind: "in-process", module }));
}

/** The reference implementation as processes of their own; `script` is the compiled entry point and its arguments. */
export function referenceProcess(
  profileName: ProfileName,
  script: readonly string[],
  directory: string,
  { replicas }: Omit<ReferenceOptions, "module"> = {},
): Target {
  return reference(profileName, replicas, (target) => ({
    kind: "command",
    command: [process.execPath, ...script],
    environment: { ...referenceEnvironment(target), NATS_URLS: "${NATS_URL}", LOG_LEVEL: "warn" },
    directory,
  }));
}

function reference(
  profileName: ProfileName,
  replicas: number | undefined = REFERENCE_REPLICAS,
  launch: (target: Target) => Launch,
): Target {
  const target: Target = {
    name: "kaaliper-reference",
    profile: profileName,
    instances: DEFAULT_INSTANCES,
    services: { cmx: { launch: { kind: "running" }, replicas } },
    timing: { ...DEFAULT_TIMING, providerTimeoutMs: REFERENCE_PROVIDER_TIMEOUT_MS },
  };
  return { ...target, services: { cmx: { launch: launch(target), replicas } } };
}
