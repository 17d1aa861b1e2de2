import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, commandsOf } from "./store.ts";

const open = alteredStore((store) => ({
  findLast: async (endpointId, commandType, nowMs) => {
    const last = await store.findLast(endpointId, commandType, nowMs);
    return last ?? (await commandsOf(store, { endpointId, nowMs }, "PENDING"))[0];
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers with a command of another type if there is none of the type",
  expected: { requirement: "CEX-047", message: /"commandType":"light".*instead of 404/ },
  implied: [],
  service: "cex",
  start,
};
