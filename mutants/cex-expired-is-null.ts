import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const resourceAnswer: typeof cexRules.resourceAnswer = (command) =>
  command?.state === "EXPIRED" ? { status: 200, headers: {}, text: "null" } : cexRules.resourceAnswer(command);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, resourceAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers with null at the place of a command that has expired, as if that were its result",
  expected: { requirement: "CEX-042", message: /200 with null/ },
  implied: [],
  service: "cex",
  start,
};
