import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const reportAnswer: typeof cexRules.reportAnswer = (outcomes) =>
  cexRules.reportAnswer(outcomes.filter(({ outcome }) => outcome !== "expired"));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, reportAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers with success a result that comes when the command has expired",
  expected: { requirement: "CEP-030", message: /an empty response instead of an error/ },
  implied: [],
  service: "cex",
  start,
};
