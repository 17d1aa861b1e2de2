import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, type Command } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const { clock } = ports.runtime;
  const deleted = new Map<string, Command>();
  const open = alteredStore((store) => ({
    remove: async (key) => {
      const command = await store.find(key, clock.now());
      if (command?.state === "PENDING") {
        deleted.set(command.endpointId, command);
      }
      return store.remove(key);
    },
    deliverOutstanding: (query, appVersionName, deliver) =>
      store.deliverOutstanding(query, appVersionName, ({ endpoint, commands }) => {
        const command = query.isUnasked ? deleted.get(query.endpointId) : undefined;
        return deliver({ endpoint, commands: command === undefined ? commands : [...commands, command] });
      }),
  }));
  return startCex(ports, environment, cexRules, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends an endpoint that connects commands that were deleted",
  expected: { requirement: "CEX-045", message: /without having asked for it/ },
  implied: [],
  service: "cex",
  start,
};
