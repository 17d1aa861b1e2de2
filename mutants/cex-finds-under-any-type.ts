import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, commandsOf } from "./store.ts";

const open = alteredStore((store) => ({
  find: async (key, nowMs) => {
    const found = await store.find(key, nowMs);
    const pending =
      found === undefined ? await commandsOf(store, { endpointId: key.endpointId, nowMs }, "PENDING") : [];
    return found ?? pending.find(({ commandId }) => commandId === key.commandId);
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Finds a command under a type that it does not have",
  expected: { requirement: "CEX-043", message: /202 with nothing instead of 404/ },
  implied: [],
  service: "cex",
  start,
};
