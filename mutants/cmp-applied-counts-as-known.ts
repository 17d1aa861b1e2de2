import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const applied = new Map<string, string>();
  const acceptApplied: typeof cmxRules.acceptApplied = (clientData, settings) => {
    const accepted = cmxRules.acceptApplied(clientData, settings);
    if (accepted.accepted) {
      applied.set(accepted.value.endpointId, accepted.value.configId);
    }
    return accepted;
  };
  const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
    const accepted = cmxRules.acceptRequest(clientData);
    const known = applied.get(clientData.endpointId ?? "");
    return accepted.accepted &&
      accepted.value.configName === undefined &&
      accepted.value.request.configId === undefined &&
      known !== undefined
      ? { ...accepted, value: { ...accepted.value, request: { ...accepted.value.request, configId: known } } }
      : accepted;
  };
  return startCmx(ports, environment, { ...cmxRules, acceptApplied, acceptRequest });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Says that nothing has changed to an endpoint that reported its configuration and names none",
  expected: { requirement: "CMP-002", message: /got the configuration undefined instead of/ },
  implied: [],
  start,
};
