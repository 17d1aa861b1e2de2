import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConnected } from "./reading.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  if (readConnected(message) === undefined) {
    deliver(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not hear that an endpoint has connected",
  expected: { requirement: "CMX-001", message: /was not sent its configuration/ },
  implied: [],
  start,
};
