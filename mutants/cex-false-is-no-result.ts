import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const executedAnswer: typeof cexRules.executedAnswer = (command) => {
  const answer = cexRules.executedAnswer(command);
  return answer.text === "false" ? { ...answer, text: "null" } : answer;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, executedAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a result that is false for none",
  expected: { requirement: "CEX-016", message: /null instead of 200 with false/ },
  implied: [],
  service: "cex",
  start,
};
