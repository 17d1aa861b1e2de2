import { configUpdatedCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readAppVersionUpdated, readConfigUpdated } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const now = new Map<string, readonly [before: string, after: string]>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const change = readAppVersionUpdated(message);
    if (change !== undefined) {
      now.set(change.endpointId, [change.previousAppVersionName, change.appVersionName]);
    }
    const event = readConfigUpdated(message);
    const [before, after] = now.get(event?.endpointId ?? "") ?? [];
    const outdated = event !== undefined && after !== undefined && event.appVersionName === before;
    deliver(
      outdated ? { ...message, payload: configUpdatedCodec.encode({ ...event, appVersionName: after }) } : message,
    );
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends an endpoint what is new for the appversion that it had before",
  expected: { requirement: "CMX-006", message: /which must not go out/ },
  implied: [],
  start,
};
