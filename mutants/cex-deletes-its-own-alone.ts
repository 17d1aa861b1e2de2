import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, nameOf } from "./store.ts";

const open = alteredStore((store) => {
  const own = new Set<string>();
  return {
    add: async (command, deliver) => {
      const added = await store.add(command, deliver);
      if (added.outcome === "added") {
        own.add(nameOf(added.command));
      }
      return added;
    },
    remove: async (key) => !own.has(nameOf(key)) || store.remove(key),
  };
});

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Deletes at each replica only commands that were invoked there",
  expected: { requirement: "CEX-085", message: /instead of 404/ },
  implied: [],
  service: "cex",
  replicas: 2,
  start,
};
