import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const mayListCommands: typeof cexRules.mayListCommands = (caller, applicationName) =>
  cexRules.mayListCommands(caller, applicationName) && cexRules.mayUpdateApplication(caller, applicationName);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, mayListCommands });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets nobody list the commands of an application who may not update it",
  expected: { requirement: "CEX-053", message: /404 .*instead of/ },
  implied: [],
  service: "cex",
  start,
};
