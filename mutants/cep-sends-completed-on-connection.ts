import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, commandsOf } from "./store.ts";

const open = alteredStore((store) => ({
  deliverOutstanding: (query, appVersionName, deliver) =>
    store.deliverOutstanding(query, appVersionName, async ({ endpoint, commands }) => {
      const executed = query.isUnasked ? await commandsOf(store, query, "EXECUTED") : [];
      await deliver({ endpoint, commands: [...commands, ...executed] });
    }),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends an endpoint that connects what it has executed as well",
  expected: { requirement: "CEP-013", message: /without having asked for it/ },
  implied: [{ requirement: "CEP-042", reason: "that is sent where there is nothing to be done" }],
  service: "cex",
  start,
};
