import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, commandsOf } from "./store.ts";

const open = alteredStore((store) => ({
  deliverOutstanding: (query, appVersionName, deliver) =>
    store.deliverOutstanding(query, appVersionName, async ({ endpoint, commands }) => {
      const executed = query.isUnasked ? [] : await commandsOf(store, query, "EXECUTED");
      const failed = executed.filter(({ result }) => result !== undefined && result.statusCode >= 400);
      await deliver({ endpoint, commands: [...commands, ...failed] });
    }),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers requests with commands that have failed as well",
  expected: { requirement: "CEP-020", message: /instead of an empty array/ },
  implied: [],
  service: "cex",
  start,
};
