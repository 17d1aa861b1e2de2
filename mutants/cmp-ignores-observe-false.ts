import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const isPushWanted: typeof cmxRules.isPushWanted = () => true;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, isPushWanted });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not care that an endpoint wants nothing unasked",
  expected: { requirement: "CMP-015", message: /does not want unasked/ },
  implied: [
    { requirement: "ESP-013", reason: "whether an expired wish to observe was taken up cannot be told any more" },
  ],
  start,
};
