import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
  const accepted = cmxRules.acceptRequest(clientData);
  if (!accepted.accepted || accepted.value.request.configId !== "") {
    return accepted;
  }
  const { configId: _empty, ...request } = accepted.value.request;
  return { ...accepted, value: { ...accepted.value, request } };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes an empty identifier for none, so that an endpoint cannot say that it has no configuration",
  expected: { requirement: "CMP-004", message: /nothing has changed/ },
  implied: [],
  start,
};
