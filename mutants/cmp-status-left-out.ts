import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const configurationAnswer: typeof cmxRules.configurationAnswer = (request, pulled) =>
  cmxRules.configurationAnswer(request, pulled, "rfc");

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, configurationAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers as the document says, without the status that deployed clients need",
  expected: { requirement: "CMP-007", message: /lacks statusCode 200/ },
  implied: [],
  start,
};
