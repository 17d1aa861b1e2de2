import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  let observes: boolean | undefined;
  const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
    const accepted = cmxRules.acceptRequest(clientData);
    if (accepted.accepted && accepted.value.configName === undefined) {
      observes = accepted.value.request.observe ?? observes;
    }
    return accepted;
  };
  const isPushWanted: typeof cmxRules.isPushWanted = () => cmxRules.isPushWanted(observes);
  return startCmx(ports, environment, { ...cmxRules, acceptRequest, isPushWanted });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Applies what the last endpoint said about observing to all of them",
  expected: { requirement: "CMP-014", message: /was not sent its configuration/ },
  implied: [
    { requirement: "CMP-015", reason: "an endpoint that wants nothing unasked gets it once another one observes" },
  ],
  needsOwnWorld: "what one endpoint says holds for all",
  start,
};
