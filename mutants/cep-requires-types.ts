import { commandPath } from "../protocol/cep/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import { errorAnswer, type StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) =>
  clientData.resourcePath === commandPath()
    ? { kind: "refused", answer: errorAnswer(404, "No resource without a command type") }
    : cexRules.acceptMessage(clientData, settings);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, acceptMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Refuses a request for commands of all types",
  expected: { requirement: "CEP-009", message: /an error instead of its commands/ },
  implied: [],
  service: "cex",
  start,
};
