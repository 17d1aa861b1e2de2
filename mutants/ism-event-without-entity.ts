import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigApplied } from "./reading.ts";

const outgoing: Alterations["outgoing"] = (message, send) =>
  send(
    readConfigApplied(message) === undefined ? message : { ...message, subject: "kaa.v1.events.cmx.config.applied" },
  );

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Announces applied configurations on a subject that names no type of entity",
  expected: { requirement: "ISM-007", message: /kaa\.v1\.events\.cmx\.config\.applied is not/ },
  implied: [
    { requirement: "CMP-020", reason: "the provider does not listen there" },
    { requirement: "CDTP-015", reason: "so it learns nothing of what the endpoint reported" },
  ],
  start,
};
