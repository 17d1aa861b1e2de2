import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readAppVersionUpdated } from "./reading.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  /** Previous appversions by endpoint. */
  const previous = new Map<string, string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const event = readAppVersionUpdated(message);
    if (event !== undefined) {
      previous.set(event.endpointId, event.previousAppVersionName);
    }
    deliver(message);
  };
  const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
    const built = cmxRules.extensionData(clientData, answer, settings, nowMs);
    const before = previous.get(clientData.endpointId ?? "");
    // Nobody asked for a push, so what it answers is empty.
    const isPush = clientData.payload.byteLength === 0 && answer.payload !== null;
    return isPush && before !== undefined ? { ...built, appVersionName: before } : built;
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment, { ...cmxRules, extensionData });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends what belongs to an endpoint's new appversion under the old one",
  expected: { requirement: "CMX-002", message: /Nothing was sent to the endpoint under/ },
  implied: [],
  start,
};
