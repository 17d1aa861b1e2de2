import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const executedAnswer: typeof cexRules.executedAnswer = (command) => {
  const answer = cexRules.executedAnswer(command);
  return command.result !== undefined && command.result.statusCode >= 500 ? { ...answer, text: "null" } : answer;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, executedAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers a call with nothing but null if the endpoint failed by a fault of its own",
  expected: { requirement: "CEX-035", message: /null instead of {"locked": true}/ },
  implied: [],
  service: "cex",
  start,
};
