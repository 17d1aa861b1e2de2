import { pathToFileURL } from "node:url";
import { startCmx } from "../../reference-impl/cmx/index.ts";
import type { ServicePorts, StartedService, StartService } from "../../reference-impl/service/index.ts";
import { referenceEnvironment } from "./reference-target.ts";
import type { Target } from "./target.ts";

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

/** Starts the target's CMX in this process, on the ports given. */
export async function startInProcess(target: Target, ports: ServicePorts): Promise<StartedService> {
  const { launch } = target.services.cmx;
  if (launch.kind !== "in-process") {
    throw new NotInProcessError(
      `${target.name} is launched as "${launch.kind}"; the fast lane runs services of ours only`,
    );
  }
  return (await startOf(launch.module))(ports, referenceEnvironment(target));
}

async function startOf(module: string | undefined): Promise<StartService> {
  if (module === undefined) {
    return startCmx;
  }
  const loaded: unknown = await import(pathToFileURL(module).href);
  if (!isServiceModule(loaded)) {
    throw new NotInProcessError(`${module} does not export "start"`);
  }
  return loaded.start;
}
