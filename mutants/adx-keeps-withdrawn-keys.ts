import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx(ports, { ...environment, KAA_SECURITY_KEYS_MAX_AGE_MILLIS: "86400000" });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Keeps an issuer's keys for a day",
  expected: { requirement: "ADX-038", message: /did not refuse the token/ },
  implied: [],
  service: "adx",
  start,
};
