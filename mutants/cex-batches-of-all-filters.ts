import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  batches: ({ filterId: _filterId, ...query }) => store.batches(query),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lists batches of all filters, whichever is wanted",
  expected: { requirement: "CEX-062", message: /instead of \[2\]/ },
  implied: [],
  service: "cex",
  start,
};
