import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  const observing = new Set<string>();
  const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
    const accepted = cmxRules.acceptRequest(clientData);
    if (!accepted.accepted) {
      return accepted;
    }
    const { endpointId, configName, request } = accepted.value;
    const place = `${endpointId}/${configName}`;
    const ends = request.observe === undefined && observing.has(place);
    if (request.observe === true) {
      observing.add(place);
    }
    return ends ? { ...accepted, value: { ...accepted.value, request: { ...request, observe: false } } } : accepted;
  };
  return startCmx(ports, environment, { ...cmxRules, acceptRequest });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a request that says nothing about observing for the end of observing",
  expected: { requirement: "CMP-014", message: /was not sent its configuration/ },
  implied: [
    {
      requirement: "ESP-013",
      reason: "that nothing came of an expired message is shown by one that says nothing about observing",
    },
  ],
  start,
};
