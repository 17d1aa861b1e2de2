import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptedAnswer: typeof cexRules.acceptedAnswer = (command, settings) => {
  const { commandId, commandType } = command;
  return { ...cexRules.acceptedAnswer(command, settings), headers: { Location: `${commandType}/${commandId}` } };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, acceptedAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells the place of a command relative to the call",
  expected: { requirement: "CEX-020", message: /Location is door\/\d+ instead of/ },
  implied: [],
  service: "cex",
  start,
};
