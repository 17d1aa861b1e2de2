import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import { errorAnswer, type StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const reportAnswer: typeof cexRules.reportAnswer = (outcomes) =>
  outcomes.some(({ outcome }) => outcome === "known-already")
    ? errorAnswer(409, "The command has been executed already")
    : cexRules.reportAnswer(outcomes);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, reportAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers a result that is reported again with an error",
  expected: { requirement: "CEP-032", message: /answered with the error/ },
  implied: [],
  service: "cex",
  start,
};
