import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredResults } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const correlationId = ports.runtime.ids.next();
  const results = alteredResults((result) => (result.statusCode === 408 ? { ...result, correlationId } : result));
  return startCex({ ...ports, bus: alteredBus(ports.bus, results) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells of expiry under a correlation identifier of its own",
  expected: { requirement: "CIP-011", message: /instead of one with the correlation identifier/ },
  implied: [],
  service: "cex",
  start,
};
