import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const describeCommand: typeof cexRules.describeCommand = (command) => {
  const { result } = command;
  const isSuccess = result?.statusCode === 200;
  return cexRules.describeCommand(isSuccess ? { ...command, result: { ...result, reasonPhrase: null } } : command);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, describeCommand });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not show the reason phrase of a success",
  expected: { requirement: "CEP-023", message: /given as .*"reasonPhrase":null/ },
  implied: [],
  service: "cex",
  start,
};
