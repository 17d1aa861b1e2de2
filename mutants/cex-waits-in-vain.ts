import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  if (!message.subject.includes(".cex-siblings.")) {
    send(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not learn at one replica of results that come to another until its caller has waited long enough",
  expected: { requirement: "CEX-082", message: /Call 2 was not answered/ },
  implied: [],
  service: "cex",
  replicas: 2,
  start,
};
