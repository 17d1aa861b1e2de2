import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConnected } from "./reading.ts";
import { alteredStore, nameOf } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** Commands that were invoked since their endpoints connected. */
  const current = new Set<string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    for (const endpointId of readConnected(message)?.endpoints.keys() ?? []) {
      [...current].filter((name) => name.startsWith(`${endpointId}/`)).forEach((name) => current.delete(name));
    }
    deliver(message);
  };
  const open = alteredStore((store) => ({
    add: async (command, deliver) => {
      const added = await store.add(command, deliver);
      if (added.outcome === "added" && command.origin.kind === "rest") {
        current.add(nameOf(added.command));
      }
      return added;
    },
    report: async (report, results) => {
      const [first] = results;
      const command = first && (await store.find({ ...report, commandId: first.commandId }, report.nowMs));
      const isOld = command?.origin.kind === "rest" && !current.has(nameOf(command));
      return isOld
        ? results.map(({ commandId }) => ({ outcome: "unknown", commandId }))
        : store.report(report, results);
    },
  }));
  return startCex({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment, cexRules, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes no result of a command whose endpoint has connected anew since it was invoked",
  expected: { requirement: "CEP-026", message: /instead of/ },
  implied: [],
  service: "cex",
  start,
};
