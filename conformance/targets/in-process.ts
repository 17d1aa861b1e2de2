import { pathToFileURL } from "node:url";
import { startAdx } from "../../reference-impl/adx/index.ts";
import { startCex } from "../../reference-impl/cex/index.ts";
import { startCmx } from "../../reference-impl/cmx/index.ts";
import type { ServicePorts, StartedService, StartService } from "../../reference-impl/service/index.ts";
import { launchVariables, substitutedValues, type WorldUrls } from "./launch-variables.ts";
import { referenceEnvironment } from "./reference-target.ts";
import type { ServiceName, Target } from "./target.ts";

const REFERENCE: Readonly<Record<ServiceName, StartService>> = { cmx: startCmx, adx: startAdx, cex: startCex };

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
  return (await startOf(service, launch.module))(ports, environment);
}

async function startOf(service: ServiceName, module: string | undefined): Promise<StartService> {
  if (module === undefined) {
    return REFERENCE[service];
  }
  const loaded: unknown = await import(pathToFileURL(module).href);
  if (!isServiceModule(loaded)) {
    throw new NotInProcessError(`${module} does not export "start"`);
  }
  return loaded.start;
}
