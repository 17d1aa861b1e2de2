import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
  const message = cexRules.acceptMessage(clientData, settings);
  return message.kind === "report" ? { ...message, results: message.results.slice(0, 2) } : message;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, acceptMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes the first two results of a report, and no more",
  expected: { requirement: "CEP-021", message: /"PENDING" instead of EXECUTED/ },
  implied: [],
  service: "cex",
  start,
};
