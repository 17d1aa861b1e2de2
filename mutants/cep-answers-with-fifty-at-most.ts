import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  deliverOutstanding: (query, appVersionName, deliver) =>
    store.deliverOutstanding(query, appVersionName, ({ endpoint, commands }) =>
      deliver({ endpoint, commands: commands.slice(0, 50) }),
    ),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers a request with fifty commands at most",
  expected: { requirement: "CEP-011", message: /50 different identifiers for 100 commands/ },
  implied: [],
  service: "cex",
  start,
};
