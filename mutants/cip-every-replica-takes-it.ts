import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const own = ports.runtime.ids.next();
  const queueGroup = (group: string, subject: string): string => (subject.endsWith(".command-request") ? own : group);
  return startCex({ ...ports, bus: alteredBus(ports.bus, { queueGroup }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes an invocation at each of its replicas",
  expected: { requirement: "CIP-012", message: /answered once more than it was sent/ },
  implied: [],
  service: "cex",
  replicas: 2,
  start,
};
