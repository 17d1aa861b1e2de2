import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const reportAnswer: typeof cexRules.reportAnswer = (outcomes) => {
  const known = outcomes.filter(({ outcome }) => outcome !== "unknown");
  return cexRules.reportAnswer(known.length > 0 ? known : outcomes);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, reportAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Is content with a report if it knows one of the commands in it",
  expected: { requirement: "CEP-029", message: /instead of an error/ },
  implied: [],
  service: "cex",
  start,
};
