import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigApplied } from "./reading.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  if (readConfigApplied(message) === undefined) {
    send(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells nobody what endpoints report of their configurations",
  expected: { requirement: "CMP-020", message: /learned nothing of/ },
  implied: [{ requirement: "CDTP-015", reason: "what is not announced says nothing of what the endpoint reported" }],
  start,
};
