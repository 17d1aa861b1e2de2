import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConnected } from "./reading.ts";
import { alteredStore } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** Endpoints that have said nothing of observing since they connected. */
  const fresh = new Set<string>();
  const bus = alteredBus(ports.bus, {
    incoming: (message, deliver) => {
      [...(readConnected(message)?.endpoints.keys() ?? [])].forEach((endpointId) => fresh.add(endpointId));
      deliver(message);
    },
  });
  const open = alteredStore((store) => ({
    deliverOutstanding: (query, appVersionName, deliver) => {
      if (query.observe !== undefined) {
        fresh.delete(query.endpointId);
      }
      return store.deliverOutstanding(query, appVersionName, deliver);
    },
    add: async (command, deliver) => {
      let isSent = false;
      const added = await store.add(command, (delivery) => {
        isSent = true;
        return deliver(delivery);
      });
      const endpoint = await store.findEndpoint(command.endpointId);
      if (added.outcome === "added" && !isSent && endpoint !== undefined && fresh.has(command.endpointId)) {
        await deliver({ endpoint, commands: [added.command] });
      }
      return added;
    },
  }));
  return startCex({ ...ports, bus }, environment, cexRules, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Forgets what an endpoint said about observing when it connects anew",
  expected: { requirement: "CEP-039", message: /without having asked for it/ },
  implied: [],
  service: "cex",
  start,
};
