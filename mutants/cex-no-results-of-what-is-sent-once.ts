import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  report: async (report, results) => {
    const [first] = results;
    const command = first && (await store.find({ ...report, commandId: first.commandId }, report.nowMs));
    return command?.isSentOnce === true
      ? results.map(({ commandId }) => ({ outcome: "expired", commandId }))
      : store.report(report, results);
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes no result of a command without time to live",
  expected: { requirement: "CEX-028", message: /answered 202 .*instead of 200/ },
  implied: [],
  service: "cex",
  start,
};
