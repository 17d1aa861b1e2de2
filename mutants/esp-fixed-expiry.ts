import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData } from "./reading.ts";

const AGE_MS_MAX = 60_000;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const data = readClientData(message);
    const ageMs = ports.runtime.clock.now() - (data?.timestamp ?? 0);
    if (data === undefined || data.timeout === 0 || ageMs < AGE_MS_MAX) {
      deliver(message);
    }
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets every message that may expire do so after a minute, whatever the message says",
  expected: { requirement: "ESP-013", message: /No answer with the correlation identifier/ },
  implied: [{ requirement: "ESP-011", reason: "a message that has not expired has to be answered" }],
  start,
};
