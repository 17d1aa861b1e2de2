import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const conditions: typeof adxRules.conditions = (tenant, nowMs) => {
  const { audience: _audience, ...others } = adxRules.conditions(tenant, nowMs);
  return others;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, conditions });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes tokens that are meant for others",
  expected: { requirement: "ADX-028", message: /instead of 401/ },
  implied: [],
  service: "adx",
  start,
};
