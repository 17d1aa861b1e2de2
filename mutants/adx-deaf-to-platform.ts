import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readBroadcastUpdate } from "./reading.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  const update = readBroadcastUpdate(message);
  if (update?.tenantID !== null) {
    deliver(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Passes over events that name no tenant",
  expected: { requirement: "ADX-016", message: /instead of 15/ },
  implied: [{ requirement: "SCMP-012", reason: "a broadcast about the whole platform is not heard" }],
  service: "adx",
  start,
};
