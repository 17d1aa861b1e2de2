import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const mayListCommands: typeof cexRules.mayListCommands = (caller) =>
  caller.permissions === "everything" ||
  caller.permissions.some(({ rsname, scopes }) => {
    return rsname.startsWith("application-") && scopes.includes("application:endpoint-command:read");
  });

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, mayListCommands });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets whoever may list the commands of one application list those of another",
  expected: { requirement: "CEX-072", message: /200 .*instead of 404 or 403/ },
  implied: [],
  service: "cex",
  start,
};
