import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  send(message);
  if (message.subject.endsWith(".esp.ExtensionData")) {
    send(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends every answer twice",
  expected: { requirement: "ESP-011", message: /was answered 2 times/ },
  implied: [],
  start,
};
