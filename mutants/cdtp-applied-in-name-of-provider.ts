import { configAppliedSubject } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigApplied } from "./reading.ts";

const outgoing: Alterations["outgoing"] = (message, send) =>
  send(readConfigApplied(message) === undefined ? message : { ...message, subject: configAppliedSubject("ecr") });

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Announces applied configurations in the name of the provider",
  expected: { requirement: "CDTP-013", message: /ConfigApplied went to kaa\.v1\.events\.ecr\./ },
  implied: [{ requirement: "ISM-007", reason: "it is the same rule, said of all events" }],
  start,
};
