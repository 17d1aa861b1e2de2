import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, commandsOf } from "./store.ts";

const open = alteredStore((store) => ({
  findLast: async (endpointId, commandType, nowMs) => {
    const [executed] = await commandsOf(store, { endpointId, commandType, nowMs }, "EXECUTED");
    return executed ?? store.findLast(endpointId, commandType, nowMs);
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes the command that changed last for the last one",
  expected: { requirement: "CEX-046", message: /"status":"EXECUTED".*instead of the command/ },
  implied: [],
  service: "cex",
  start,
};
