import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const resourceAnswer: typeof cexRules.resourceAnswer = (command) => {
  const isFailed = command?.result !== undefined && command.result.statusCode >= 400;
  return cexRules.resourceAnswer(isFailed ? undefined : command);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, resourceAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Has nothing at the place of a command that failed",
  expected: { requirement: "CEX-018", message: /404 .*instead of "locked"/ },
  implied: [],
  service: "cex",
  start,
};
