import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  list: async (query, nowMs) => {
    const commands = await store.list(query, nowMs);
    const isAlive = commands.some(({ state }) => state === "EXECUTED");
    return commands.filter(({ state }) => !isAlive || state !== "EXPIRED");
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not list what has expired if an endpoint has executed anything",
  expected: { requirement: "CEX-048", message: /"executed","EXECUTED".*instead of .*EXPIRED/ },
  implied: [{ requirement: "CEP-025", reason: "whoever invoked such a command does not learn that it has expired" }],
  service: "cex",
  start,
};
