import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const describeCommand: typeof cexRules.describeCommand = (command) =>
    cexRules.describeCommand(
      command.deadlineMs <= ports.runtime.clock.now() ? { ...command, state: "EXPIRED" } : command,
    );
  return startCex(ports, environment, { ...cexRules, describeCommand });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Shows an executed command as expired when its time is over",
  expected: { requirement: "CEX-009", message: /"EXPIRED" instead of EXECUTED/ },
  implied: [],
  service: "cex",
  start,
};
