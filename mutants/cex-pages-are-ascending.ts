import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  page: (query) => store.page({ ...query, sortOrder: "ASC" }),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lists the commands of an application in ascending order, whatever is wanted",
  expected: { requirement: "CEX-054", message: /instead of/ },
  implied: [],
  service: "cex",
  start,
};
