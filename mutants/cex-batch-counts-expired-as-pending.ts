import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  batches: async (query) => {
    const { content, totalElements } = await store.batches(query);
    const counted = content.map((task) => ({ ...task, pending: task.pending + task.expired, expired: 0 }));
    return { totalElements, content: counted };
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Counts expired commands of a batch as pending",
  expected: { requirement: "CEX-061", message: /instead of 0 pending, 1 executed and 1 expired/ },
  implied: [],
  service: "cex",
  start,
};
