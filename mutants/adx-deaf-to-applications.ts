import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readServiceUpdate } from "./reading.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  const update = readServiceUpdate(message);
  if (update?.appVerName !== null || message.subject.endsWith(".delete")) {
    deliver(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not hear of changed attributes of applications",
  expected: { requirement: "ADX-012", message: /instead of 15/ },
  implied: [
    { requirement: "SCMP-013", reason: "an event for this service about an application is not heard" },
    { requirement: "SCMP-014", reason: "what the service does not hear, it does not do" },
  ],
  service: "adx",
  start,
};
