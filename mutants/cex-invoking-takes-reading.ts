import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const mayUpdate: typeof cexRules.mayUpdate = (caller, endpointId) =>
  cexRules.mayUpdate(caller, endpointId) && cexRules.mayRead(caller, endpointId);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, mayUpdate });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets nobody invoke commands who may not read them as well",
  expected: { requirement: "CEX-015", message: /404 .*instead of 202/ },
  implied: [],
  service: "cex",
  start,
};
