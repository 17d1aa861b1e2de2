import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData } from "./reading.ts";

const AGE_MS_MAX = 600_000;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const data = readClientData(message);
    const isOld = data?.timeout === 0 && ports.runtime.clock.now() - data.timestamp > AGE_MS_MAX;
    if (!isOld) {
      deliver(message);
    }
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Drops messages that are old, also if they never expire",
  expected: { requirement: "ISM-008", message: /No answer with the correlation identifier/ },
  implied: [{ requirement: "ESP-011", reason: "a message that has not expired has to be answered" }],
  start,
};
