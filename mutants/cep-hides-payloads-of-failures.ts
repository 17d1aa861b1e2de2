import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const describeCommand: typeof cexRules.describeCommand = (command) => {
  const { result } = command;
  const isFault = result !== undefined && result.statusCode >= 500;
  return cexRules.describeCommand(isFault ? { ...command, result: { ...result, payload: null } } : command);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, describeCommand });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not show what an endpoint tells of a fault of its own",
  expected: { requirement: "CEP-024", message: /given as .*"responsePayload":null/ },
  implied: [],
  service: "cex",
  start,
};
