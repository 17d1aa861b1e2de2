import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  if (!message.subject.endsWith(".unregistered") || !message.subject.includes(".tenant.")) {
    deliver(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not hear of tenants that are removed",
  expected: { requirement: "CEX-076", message: /did not refuse the token/ },
  implied: [],
  service: "cex",
  start,
};
