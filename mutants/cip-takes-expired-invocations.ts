import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredInvocations } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const invocations = alteredInvocations((request) => ({ ...request, timestamp: ports.runtime.clock.now() }));
  return startCex({ ...ports, bus: alteredBus(ports.bus, invocations) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Counts the time of an invocation from when it came",
  expected: { requirement: "CIP-023", message: /without having asked for it/ },
  implied: [],
  service: "cex",
  start,
};
