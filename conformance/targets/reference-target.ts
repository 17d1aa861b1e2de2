import process from "node:process";
import { type ProfileName, profile } from "./profile.ts";
import { DEFAULT_INSTANCES, DEFAULT_TIMING, type Launch, type Target } from "./target.ts";

/** The reference gives up on its provider early, so that a run need not wait for it. */
const REFERENCE_PROVIDER_TIMEOUT_MS = 1000;

/** The settings of the reference CMX for a target, as environment variables. */
export function referenceEnvironment({ instances, timing, profile: profileName }: Target): Record<string, string> {
  const { avroSchemaSet, responseEnvelope } = profile(profileName);
  return {
    SERVICE_INSTANCE_NAME: instances.cmx,
    KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: instances.communicationService,
    KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: instances.configurationDataProvider,
    KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: String(timing.providerTimeoutMs),
    KAA_CMX_RESPONSE_ENVELOPE: responseEnvelope,
    KAA_CMX_AVRO_SCHEMA_SET: avroSchemaSet,
  };
}

/** The reference implementation in the process of the run; `module` puts another service of ours in its place. */
export function inProcessReference(profileName: ProfileName, module?: string): Target {
  return reference(profileName, () => ({ kind: "in-process", module }));
}

/** The reference implementation as a process of its own; `script` is the compiled entry point and its arguments. */
export function referenceProcess(profileName: ProfileName, script: readonly string[], directory: string): Target {
  return reference(profileName, (target) => ({
    kind: "command",
    command: [process.execPath, ...script],
    environment: { ...referenceEnvironment(target), NATS_URLS: "${NATS_URL}", LOG_LEVEL: "warn" },
    directory,
  }));
}

function reference(profileName: ProfileName, launch: (target: Target) => Launch): Target {
  const target: Target = {
    name: "kaaliper-reference",
    profile: profileName,
    instances: DEFAULT_INSTANCES,
    services: { cmx: { launch: { kind: "running" } } },
    timing: { ...DEFAULT_TIMING, providerTimeoutMs: REFERENCE_PROVIDER_TIMEOUT_MS },
  };
  return { ...target, services: { cmx: { launch: launch(target) } } };
}
