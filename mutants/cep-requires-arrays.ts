import { parseJson } from "../protocol/json/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
  const parsed = parseJson(clientData.payload);
  const isArray = parsed.ok && Array.isArray(parsed.value);
  return cexRules.acceptMessage(clientData, isArray ? settings : { ...settings, resultShape: "array" });
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, acceptMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Refuses a single result that is not in an array",
  expected: { requirement: "CEP-035", message: /answered with the error/ },
  implied: [],
  service: "cex",
  start,
};
