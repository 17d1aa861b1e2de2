import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => {
  const refused = new Set<string>();
  return {
    deliverOutstanding: (query, appVersionName, deliver) => {
      const { observe, ...rest } = query;
      const name = `${query.endpointId}/${query.commandType ?? ""}`;
      if (observe === false) {
        refused.add(name);
      }
      return store.deliverOutstanding(observe === true && refused.has(name) ? rest : query, appVersionName, deliver);
    },
  };
});

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not believe an endpoint that wants to observe after it did not",
  expected: { requirement: "CEP-006", message: /was not sent the command/ },
  implied: [],
  service: "cex",
  start,
};
