import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptApplied: typeof cmxRules.acceptApplied = (clientData, settings) =>
  cmxRules.acceptApplied(clientData, { ...settings, lenientNulls: false });

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptApplied });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Refuses reports whose reason is null, as deployed clients send them",
  expected: { requirement: "CMP-028", message: /instead of an empty success/ },
  implied: [],
  start,
};
