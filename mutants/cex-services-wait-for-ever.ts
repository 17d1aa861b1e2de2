import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const describeCommand: typeof cexRules.describeCommand = (command) => {
  const { origin, state } = command;
  const isAwaited = origin.kind === "caller" && origin.replyTo !== undefined;
  return cexRules.describeCommand(isAwaited && state === "EXPIRED" ? { ...command, state: "PENDING" } : command);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, describeCommand });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a command of another service for pending although it has expired",
  expected: { requirement: "CEX-008", message: /"PENDING" instead of EXPIRED/ },
  implied: [],
  service: "cex",
  start,
};
