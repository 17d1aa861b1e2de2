import { cmxRules, errorAnswer, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const configurationAnswer: typeof cmxRules.configurationAnswer = (request, pulled, envelope) =>
  pulled.kind === "absent" && request.configId !== ""
    ? errorAnswer(404, "No configuration")
    : cmxRules.configurationAnswer(request, pulled, envelope);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, configurationAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers 404 to an endpoint that has no configuration",
  expected: { requirement: "CMP-001", message: /error instead of a configuration/ },
  implied: [],
  start,
};
