import { configAppliedSubject } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const isEvent = message.subject.endsWith(".endpoint.config.applied");
  send(isEvent ? { ...message, subject: configAppliedSubject("cmx-replica-1") } : message);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Announces applied configurations in the name of its replica instead of its instance",
  expected: { requirement: "ISM-007", message: /went to kaa\.v1\.events\.cmx-replica-1\./ },
  implied: [{ requirement: "CDTP-013", reason: "it is the same rule, said of this one event" }],
  start,
};
