import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, commandsOf } from "./store.ts";

const open = alteredStore((store) => ({
  deliverOutstanding: (query, appVersionName, deliver) =>
    store.deliverOutstanding(query, appVersionName, async ({ endpoint, commands }) => {
      const expired = query.isUnasked ? [] : await commandsOf(store, query, "EXPIRED");
      const ofRest = expired.filter(({ isSentOnce, origin }) => !isSentOnce && origin.kind === "rest");
      await deliver({ endpoint, commands: [...commands, ...ofRest] });
    }),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, mayBeSent: () => true }, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers requests with commands that have expired as well",
  expected: { requirement: "CEP-013", message: /instead of an empty array/ },
  implied: [],
  service: "cex",
  start,
};
