import { configUpdatedCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData, readConfigUpdated } from "./reading.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  const appVersions = new Map<string, string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const data = readClientData(message);
    if (data !== undefined) {
      appVersions.set(data.endpointId ?? "", data.appVersionName);
    }
    const event = readConfigUpdated(message);
    const appVersionName = appVersions.get(event?.endpointId ?? "");
    const own = event === undefined || appVersionName === undefined ? undefined : { ...event, appVersionName };
    deliver(own === undefined ? message : { ...message, payload: configUpdatedCodec.encode(own) });
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes what is announced for another appversion for the endpoint's own",
  expected: { requirement: "CMX-006", message: /was sent .*, which must not go out to it/ },
  implied: [],
  start,
};
