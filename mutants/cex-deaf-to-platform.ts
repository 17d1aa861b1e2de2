import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readBroadcastUpdate } from "./reading.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  if (readBroadcastUpdate(message) === undefined) {
    deliver(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not hear of applications and appversions that come",
  expected: { requirement: "CEX-078", message: /404 instead of 202/ },
  implied: [{ requirement: "CEX-079", reason: "what is deleted is told of in the same way" }],
  service: "cex",
  start,
};
