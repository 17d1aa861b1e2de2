import { pathToFileURL } from "node:url";
import { startAdx } from "../../reference-impl/adx/index.ts";
import { startCex } from "../../reference-impl/cex/index.ts";
import { startCmx } from "../../reference-impl/cmx/index.ts";
import { startRaw2017Cmx } from "../../reference-impl/raw-2017/index.ts";
import type { ServicePorts, StartedService, StartService } from "../../reference-impl/service/index.ts";
import { launchVariables, substitutedValues, type WorldUrls } from "./launch-variables.ts";
import { type Profile, profile } from "./profile.ts";
import { referenceEnvironment } from "./reference-target.ts";
import type { ServiceName, Target } from "./target.ts";

/** The services of ours, by the documents that they keep to. */
const REFERENCE: Readonly<Record<Profile["documents"], Readonly<Partial<Record<ServiceName, StartService>>>>> = {
  current: { cmx: startCmx, adx: startAdx, cex: startCex },
  "drafts-2017": { cmx: startRaw2017Cmx },
};

/** A module that can stand in for the reference: it exports `start`. */
interface ServiceModule {
  readonly start: StartService;
}

function isServiceModule(value: unknown): value is ServiceModule {
  return typeof value === "object" && value !== null && "start" in value && typeof value.start === "function";
}

/** A target that cannot run in this process. */
export class NotInProcessError extends Error {
  override readonly name = "NotInProcessError";
}

/** One replica of a service, and where it finds the world around it. */
export interface InProcessParts {
  readonly service: ServiceName;
  readonly replica: number;
  readonly ports: ServicePorts;
  readonly urls: WorldUrls;
}

/** Starts one replica of a service of the target in this process. */
export async function startInProcess(
  target: Target,
  { service, replica, ports, urls }: InProcessParts,
): Promise<StartedService> {
  const launch = target.services[service]?.launch;
  if (launch?.kind !== "in-process") {
    throw new NotInProcessError(
      `the ${service} of ${target.name} is launched as "${launch?.kind}"; the fast lane runs services of ours only`,
    );
  }
  const environment = substitutedValues(referenceEnvironment(service, target), launchVariables(target, urls, replica));
  const start = launch.module === undefined ? referenceStart(target, service) : await startIn(launch.module);
  return start(ports, environment);
}

function referenceStart(target: Target, service: ServiceName): StartService {
  const start = REFERENCE[profile(target.profile).documents][service];
  if (start === undefined) {
    throw new NotInProcessError(`there is no ${service} of ours for the profile ${target.profile}`);
  }
  return start;
}

async function startIn(module: string): Promise<StartService> {
  const loaded: unknown = await import(pathToFileURL(module).href);
  if (!isServiceModule(loaded)) {
    throw new NotInProcessError(`${module} does not export "start"`);
  }
  return loaded.start;
}
