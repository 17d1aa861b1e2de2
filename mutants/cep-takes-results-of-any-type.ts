import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, commandsOf } from "./store.ts";

const open = alteredStore((store) => ({
  report: async (report, results) => {
    const outcomes = await store.report(report, results);
    const { endpointId, nowMs } = report;
    const unknown = outcomes.flatMap(({ outcome }, index) => (outcome === "unknown" ? (results[index] ?? []) : []));
    const pending = unknown.length === 0 ? [] : await commandsOf(store, { endpointId, nowMs }, "PENDING");
    for (const { commandType, commandId } of pending) {
      const fitting = unknown.filter((result) => result.commandId === commandId);
      await store.report({ ...report, commandType }, fitting);
    }
    return outcomes;
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Completes a command of another type if it has the identifier that a result names",
  expected: { requirement: "CEP-027", message: /"EXECUTED" instead of PENDING/ },
  implied: [],
  service: "cex",
  start,
};
