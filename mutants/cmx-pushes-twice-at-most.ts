import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigUpdated } from "./reading.ts";

const UPDATES_MAX = 2;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** The first new configurations of each endpoint. */
  const first = new Map<string, Set<string>>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const event = readConfigUpdated(message);
    if (event === undefined) {
      deliver(message);
      return;
    }
    const taken = first.get(event.endpointId) ?? new Set<string>();
    first.set(event.endpointId, taken);
    if (taken.size < UPDATES_MAX || taken.has(event.correlationId)) {
      deliver(message);
      taken.add(event.correlationId);
    }
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Loses interest in an endpoint after its second new configuration",
  expected: { requirement: "CMP-014", message: /was not sent its configuration/ },
  implied: [],
  start,
};
