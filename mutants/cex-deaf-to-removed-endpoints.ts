import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore(() => ({
  forgetEndpoint: async () => {},
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not hear that endpoints are removed",
  expected: { requirement: "CEX-086", message: /202 instead of 404/ },
  implied: [],
  service: "cex",
  start,
};
