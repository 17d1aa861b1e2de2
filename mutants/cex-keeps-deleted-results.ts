import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const { clock } = ports.runtime;
  const open = alteredStore((store) => ({
    remove: async (key) => {
      const command = await store.find(key, clock.now());
      return command?.state === "EXECUTED" || store.remove(key);
    },
  }));
  return startCex(ports, environment, cexRules, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not delete a command that was executed",
  expected: { requirement: "CEX-044", message: /200 with "opened" instead of 404/ },
  implied: [],
  service: "cex",
  start,
};
