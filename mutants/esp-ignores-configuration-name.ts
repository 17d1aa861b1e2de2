import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const NAME = /^[a-zA-Z0-9_-]+$/;

const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
  const named = NAME.test(clientData.configName ?? "");
  return cmxRules.acceptRequest(named ? { ...clientData, configName: null } : clientData);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Goes by the resource path alone where a message names the configuration beside it",
  expected: { requirement: "ESP-016", message: /instead of/ },
  implied: [],
  start,
};
