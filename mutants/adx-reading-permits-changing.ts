import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const mayAccess: typeof adxRules.mayAccess = (caller, action, application) =>
  adxRules.mayAccess(caller, action, application) || adxRules.mayAccess(caller, "read", application);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, mayAccess });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets whoever may read attributes change them",
  expected: { requirement: "ADX-029", message: /instead of 404 or 403/ },
  implied: [],
  service: "adx",
  start,
};
