import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const mayAccess: typeof adxRules.mayAccess = (caller, _action, application) => caller.tenantId === application.tenantId;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, mayAccess });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets whoever belongs to a tenant do everything with its applications",
  expected: { requirement: "ADX-029", message: /instead of 404 or 403/ },
  implied: [],
  service: "adx",
  start,
};
