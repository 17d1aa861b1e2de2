import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx(ports, { ...environment, KAA_TEKTON_REFRESH_PERIOD_MILLIS: "86400000" });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Asks Tekton for nothing that no event told of",
  expected: { requirement: "ADX-018", message: /instead of 15/ },
  implied: [],
  service: "adx",
  start,
};
