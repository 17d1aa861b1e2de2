import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { refusedAsServerError } from "./refusal.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, bus: alteredBus(ports.bus, refusedAsServerError) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes an appversion that it does not know for a fault of its own",
  expected: { requirement: "ADX-010", message: /500/ },
  implied: [
    { requirement: "ADX-015", reason: "so it does with one that was deleted" },
    { requirement: "ADX-040", reason: "or whose tenant was removed" },
  ],
  service: "adx",
  start,
};
