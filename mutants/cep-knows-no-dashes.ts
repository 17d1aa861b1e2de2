import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) =>
  cexRules.acceptMessage(clientData, { ...settings, commandTypeCharacters: "alphanumeric" });

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, acceptMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Refuses requests of endpoints for types with dashes",
  expected: { requirement: "CEP-003", message: /an error instead of its commands/ },
  implied: [],
  service: "cex",
  start,
};
