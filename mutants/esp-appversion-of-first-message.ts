import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const first = new Map<string, string>();
  const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
    const built = cmxRules.extensionData(clientData, answer, settings, nowMs);
    const endpointId = clientData.endpointId ?? "";
    // Nobody asked for a push, so what it answers is empty.
    if (clientData.payload.byteLength === 0 || clientData.appVersionName === null) {
      return built;
    }
    const appVersionName = first.get(endpointId) ?? clientData.appVersionName;
    first.set(endpointId, appVersionName);
    return { ...built, appVersionName };
  };
  return startCmx(ports, environment, { ...cmxRules, extensionData });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers an endpoint under the appversion that it had when it first asked",
  expected: { requirement: "ESP-009", message: /appVersionName is/ },
  implied: [],
  start,
};
