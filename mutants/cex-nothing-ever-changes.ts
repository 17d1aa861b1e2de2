import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const describeCommand: typeof cexRules.describeCommand = (command) =>
  cexRules.describeCommand({ ...command, updatedAtMs: command.createdAtMs });

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, describeCommand });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells as the time of its last change when a command was invoked",
  expected: { requirement: "CEX-051", message: /said to have been after 0 ms/ },
  implied: [],
  service: "cex",
  start,
};
