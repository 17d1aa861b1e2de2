import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  if (!message.subject.endsWith(".updated") || !message.subject.includes(".tenant.")) {
    deliver(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not hear of tenants that come",
  expected: { requirement: "CEX-075", message: /401 instead of 202/ },
  implied: [
    {
      requirement: "CEX-070",
      reason: "while a token of another tenant is not taken, the command of an example expires",
    },
  ],
  service: "cex",
  start,
};
