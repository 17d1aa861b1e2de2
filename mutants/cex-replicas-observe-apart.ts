import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => {
  /** What endpoints have said that they observe to this replica. */
  const observed = new Set<string>();
  return {
    deliverOutstanding: (query, appVersionName, deliver) => {
      const { observe, ...rest } = query;
      const type = `${query.endpointId}/${query.commandType ?? ""}`;
      if (observe === true) {
        observed.add(type);
      } else if (observe === false) {
        observed.delete(type);
      }
      return store.deliverOutstanding(observe === true ? rest : query, appVersionName, deliver);
    },
    add: async (command, deliver) => {
      let isSent = false;
      const added = await store.add(command, (delivery) => {
        isSent = true;
        return deliver(delivery);
      });
      const endpoint = await store.findEndpoint(command.endpointId);
      const isWanted = observed.has(`${command.endpointId}/${command.commandType}`);
      if (added.outcome === "added" && !isSent && isWanted && endpoint !== undefined) {
        await deliver({ endpoint, commands: [added.command] });
      }
      return added;
    },
  };
});

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Knows at one replica alone that an endpoint has come to want to observe",
  expected: { requirement: "CEX-084", message: /was not sent the command/ },
  implied: [
    { requirement: "CEP-006", reason: "a command that is invoked at another replica is not sent" },
    { requirement: "CEP-007", reason: "nor does one replica know that it is not wanted any more" },
  ],
  service: "cex",
  replicas: 2,
  start,
};
