import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const namedIssuer: typeof adxRules.namedIssuer = (token) => {
  const named = adxRules.namedIssuer(token);
  return named && { ...named, issuer: named.issuer.replace(/-of-[a-z]+$/, "") };
};

const conditions: typeof adxRules.conditions = (tenant, nowMs) => {
  const { issuer: _issuer, ...others } = adxRules.conditions(tenant, nowMs);
  return others;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx(ports, environment, { ...adxRules, namedIssuer, conditions });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes tokens of an issuer whose name begins as that of a tenant's does",
  expected: { requirement: "ADX-028", message: /instead of 401/ },
  implied: [],
  service: "adx",
  start,
};
