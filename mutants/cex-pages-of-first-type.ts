import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  page: (query) => store.page({ ...query, commandTypes: query.commandTypes.slice(0, 1) }),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lists the commands of an application of the first type alone of those that are wanted",
  expected: { requirement: "CEX-055", message: /instead of \["door", "bell"\]/ },
  implied: [],
  service: "cex",
  start,
};
