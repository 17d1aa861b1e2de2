import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const named = new Map<string, string>();
  const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
    const accepted = cmxRules.acceptRequest(clientData);
    if (!accepted.accepted) {
      return accepted;
    }
    const { endpointId, configName, request } = accepted.value;
    const place = `${endpointId}/${configName}`;
    const known = request.configId ?? named.get(place);
    if (known === undefined) {
      return accepted;
    }
    named.set(place, known);
    return { ...accepted, value: { ...accepted.value, request: { ...request, configId: known } } };
  };
  return startCmx(ports, environment, { ...cmxRules, acceptRequest });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Remembers which configuration an endpoint named, although the next request names none",
  expected: { requirement: "CMP-002", message: /got the configuration undefined instead of/ },
  implied: [],
  start,
};
