import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { refusedAsServerError } from "./refusal.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, refusedAsServerError) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes an appversion that it does not know for a fault of its own",
  expected: { requirement: "CEX-077", message: /500/ },
  implied: [{ requirement: "CEX-079", reason: "so it does with one that was deleted" }],
  service: "cex",
  start,
};
