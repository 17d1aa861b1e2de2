import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Forgets which configuration the endpoint named. */
const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
  const accepted = cmxRules.acceptRequest(clientData);
  if (!accepted.accepted) {
    return accepted;
  }
  const { configId: _forgotten, ...request } = accepted.value.request;
  return { ...accepted, value: { ...accepted.value, request } };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends the whole configuration although the endpoint has it already",
  expected: { requirement: "CMP-004", message: /nothing has changed/ },
  implied: [
    { requirement: "CMP-022", reason: "the provider does not learn which configuration the endpoint named" },
    { requirement: "CMP-024", reason: "it does so for named configurations, too" },
  ],
  start,
};
