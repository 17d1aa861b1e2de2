import { configurationPath } from "../protocol/cmp/index.ts";
import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
  const { resourcePath } = clientData;
  const unknown = resourcePath.startsWith("/config") && !resourcePath.startsWith("/config/json");
  return cmxRules.acceptRequest(unknown ? { ...clientData, resourcePath: configurationPath() } : clientData);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes everything that begins like the configuration resource for it",
  expected: { requirement: "CMP-013", message: /instead of an error/ },
  implied: [],
  start,
};
