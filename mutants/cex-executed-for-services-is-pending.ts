import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const describeCommand: typeof cexRules.describeCommand = (command) => {
  const { origin, state } = command;
  const isAwaited = origin.kind === "caller" && origin.replyTo !== undefined;
  return cexRules.describeCommand(isAwaited && state === "EXECUTED" ? { ...command, state: "PENDING" } : command);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, describeCommand });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Shows a command of another service as pending although it was executed",
  expected: { requirement: "CEX-007", message: /"PENDING" instead of EXECUTED/ },
  implied: [],
  service: "cex",
  start,
};
