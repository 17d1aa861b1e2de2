import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  report: async (report, results) => {
    const outcomes = await store.report(report, results);
    return outcomes.map((outcome, index) => {
      const isOfCaller = outcome.outcome === "executed" && outcome.command.origin.kind === "caller";
      const origin = { kind: "rest", replicaId: "" } as const;
      return isOfCaller && index > 0 ? { ...outcome, command: { ...outcome.command, origin } } : outcome;
    });
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells callers of the first command alone of several that are reported at once",
  expected: { requirement: "CIP-005", message: /was told nothing of its command/ },
  implied: [],
  service: "cex",
  start,
};
