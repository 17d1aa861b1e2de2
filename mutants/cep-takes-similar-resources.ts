import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
  const resourcePath = clientData.resourcePath.replace(/^\/commands\//, "/command/");
  return cexRules.acceptMessage({ ...clientData, resourcePath }, settings);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, acceptMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes /commands/<type> for /command/<type>",
  expected: { requirement: "CEP-040", message: /got \[\] instead of an error/ },
  implied: [],
  service: "cex",
  start,
};
