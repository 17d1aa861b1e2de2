import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { readResult } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const CONFLICT = 409;

const outgoing: Alterations["outgoing"] = (message, send) => {
  send(message);
  if (readResult(message)?.statusCode === CONFLICT) {
    send(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells a caller twice that a command was not executed because of a conflict",
  expected: { requirement: "CIP-012", message: /answered once more than it was sent/ },
  implied: [],
  service: "cex",
  start,
};
