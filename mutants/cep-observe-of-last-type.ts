import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => {
  const said = new Map<string, boolean>();
  return {
    deliverOutstanding: (query, appVersionName, deliver) => {
      const { endpointId, observe = said.get(endpointId) ?? true } = query;
      said.set(endpointId, observe);
      return store.deliverOutstanding(query, appVersionName, deliver);
    },
    add: (command, deliver) =>
      store.add(command, async (delivery) => {
        if (said.get(command.endpointId) !== false) {
          await deliver(delivery);
        }
      }),
  };
});

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes what an endpoint says of observing one type for all types",
  expected: { requirement: "CEP-039", message: /was not sent the command/ },
  implied: [],
  service: "cex",
  start,
};
