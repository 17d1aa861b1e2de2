import { configRequestSubject } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigRequest } from "./reading.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  send(message);
  if (readConfigRequest(message) !== undefined) {
    send({ ...message, subject: configRequestSubject("backup") });
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Asks another provider as well, which nobody told it of",
  expected: { requirement: "CDTP-001", message: /ConfigRequest went to kaa\.v1\.service\.backup\./ },
  implied: [],
  start,
};
