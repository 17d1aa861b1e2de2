import { parseJson } from "../protocol/json/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
  const parsed = parseJson(clientData.payload);
  const isArray = parsed.ok && Array.isArray(parsed.value);
  return cexRules.acceptMessage(clientData, isArray ? { ...settings, resultShape: "array" } : settings);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, acceptMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Refuses results that hold more than the schema has",
  expected: { requirement: "CEP-034", message: /answered with the error/ },
  implied: [],
  service: "cex",
  start,
};
