import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigApplied } from "./reading.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  send(message);
  if (readConfigApplied(message) !== undefined) {
    send({ ...message, subject: "kaa.v1.service.audit.reports" });
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Passes reports on to another service on a subject that names no message type",
  expected: { requirement: "ISM-001", message: /kaa\.v1\.service\.audit\.reports is not/ },
  implied: [],
  start,
};
