import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  if (!message.subject.endsWith(".lifecycle.appversion-updated")) {
    deliver(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not care that an endpoint has another appversion",
  expected: { requirement: "CMX-002", message: /Nothing was sent to the endpoint under/ },
  implied: [],
  start,
};
