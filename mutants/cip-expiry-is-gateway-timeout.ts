import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredResults, type ChangeResult } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const timedOut: ChangeResult = (result) => ({
  ...result,
  statusCode: result.statusCode === 408 ? 504 : result.statusCode,
});

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredResults(timedOut)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells of expiry with 504",
  expected: { requirement: "CIP-019", message: /"statusCode":504.*instead of status 408/ },
  implied: [],
  service: "cex",
  start,
};
