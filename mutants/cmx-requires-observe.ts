import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const isPushWanted: typeof cmxRules.isPushWanted = (observes) => observes === true;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, isPushWanted });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends unasked only what an endpoint said it observes",
  expected: { requirement: "CMX-003", message: /was not sent its configuration/ },
  implied: [
    { requirement: "CMX-001", reason: "an endpoint that connects for the first time has said nothing yet" },
    { requirement: "CMX-002", reason: "one that never spoke of observing gets nothing for its new appversion either" },
  ],
  start,
};
