import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const describeCommand: typeof cexRules.describeCommand = (command) => {
  const text = cexRules.describeCommand(command);
  return command.commandId > 0xffff ? text.replace('"status":"PENDING"', '"status":"ACCEPTED"') : text;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, describeCommand });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Has a status of its own for pending commands with large identifiers, as other services give them",
  expected: { requirement: "CEX-006", message: /"ACCEPTED" instead of PENDING/ },
  implied: [{ requirement: "CEX-050", reason: "the description of a pending command has that status" }],
  service: "cex",
  start,
};
