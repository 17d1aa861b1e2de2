import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  deliverOutstanding: async (query, appVersionName, deliver) => {
    if (!query.isUnasked) {
      await store.deliverOutstanding(query, appVersionName, deliver);
    }
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends an endpoint that connects nothing without being asked",
  expected: { requirement: "CEX-002", message: /was not sent the command/ },
  implied: [],
  service: "cex",
  start,
};
