import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, nameOf } from "./store.ts";

const open = alteredStore((store) => {
  const answered = new Set<string>();
  return {
    deliverOutstanding: (query, appVersionName, deliver) =>
      store.deliverOutstanding(query, appVersionName, async ({ endpoint, commands }) => {
        const sent = commands.filter((command) => query.isUnasked || !answered.has(nameOf(command)));
        await deliver({ endpoint, commands: sent });
        sent.filter(() => !query.isUnasked).forEach((command) => answered.add(nameOf(command)));
      }),
  };
});

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers a request without the commands that it answered an earlier one with",
  expected: { requirement: "CEP-011", message: /got the commands \[\] instead of/ },
  implied: [],
  service: "cex",
  start,
};
