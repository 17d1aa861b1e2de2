import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const mayAccess: typeof adxRules.mayAccess = (caller, action, { tenantId }) =>
  caller.permissions === "everything" ||
  caller.permissions.some(({ rsname }) =>
    adxRules.mayAccess(caller, action, { tenantId, name: rsname.replace(/^application-/, "") }),
  );

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, mayAccess });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets whoever has the scope on one application have it on all",
  expected: { requirement: "ADX-029", message: /instead of 404 or 403/ },
  implied: [],
  service: "adx",
  start,
};
