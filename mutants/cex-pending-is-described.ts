import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const resourceAnswer: typeof cexRules.resourceAnswer = (command) =>
  command?.state === "PENDING"
    ? { status: 200, headers: {}, text: cexRules.describeCommand(command) }
    : cexRules.resourceAnswer(command);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, resourceAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers with 200 and a description before the result comes",
  expected: { requirement: "CEX-041", message: /instead of 202 with nothing/ },
  implied: [],
  service: "cex",
  start,
};
