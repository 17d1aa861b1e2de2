import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  batch: async (query, nowMs) => {
    const found = await store.batch(query, nowMs);
    return found && { ...found, PENDING: [...found.PENDING, ...found.EXPIRED], EXPIRED: [] };
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Shows expired commands of a batch as pending",
  expected: { requirement: "CEX-063", message: /"expired":\[\]/ },
  implied: [],
  service: "cex",
  start,
};
