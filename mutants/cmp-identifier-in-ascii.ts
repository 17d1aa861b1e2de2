import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const BEYOND_ASCII = /[^ -~]/gu;

const configurationAnswer: typeof cmxRules.configurationAnswer = (request, pulled, envelope) => {
  const plain =
    pulled.kind === "current" ? { ...pulled, configId: pulled.configId.replace(BEYOND_ASCII, "?") } : pulled;
  return cmxRules.configurationAnswer(request, plain, envelope);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, configurationAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Puts question marks for what is not ASCII in an identifier",
  expected: { requirement: "CMP-025", message: /was not sent its configuration/ },
  implied: [],
  start,
};
