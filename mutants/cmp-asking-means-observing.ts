import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
  const accepted = cmxRules.acceptRequest(clientData);
  return accepted.accepted
    ? { ...accepted, value: { ...accepted.value, request: { observe: true, ...accepted.value.request } } }
    : accepted;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a request that says nothing about observing for the wish to observe, whatever was said before",
  expected: { requirement: "CMP-015", message: /does not want unasked/ },
  implied: [
    {
      requirement: "ESP-013",
      reason: "that nothing came of an expired message is shown by one that says nothing about observing",
    },
  ],
  start,
};
