import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConnected } from "./reading.ts";
import { alteredStore, nameOf } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** Commands that were invoked while their endpoints were connected, by endpoint. */
  const current = new Map<string, Set<string>>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    [...(readConnected(message)?.endpoints.keys() ?? [])].forEach((id) => {
      lost = [...lost, ...(current.get(id) ?? [])];
      current.set(id, new Set());
    });
    deliver(message);
  };
  let lost: readonly string[] = [];
  const open = alteredStore((store) => ({
    add: async (command, deliver) => {
      const added = await store.add(command, deliver);
      if (added.outcome === "added" && command.origin.kind === "rest") {
        current.get(command.endpointId)?.add(nameOf(added.command));
      }
      return added;
    },
    report: async (report, results) =>
      results.some(({ commandId }) => lost.includes(nameOf({ ...report, commandId })))
        ? results.map(({ commandId }) => ({ outcome: "unknown", commandId }))
        : store.report(report, results),
  }));
  return startCex({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment, cexRules, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes no result of a command if its endpoint was connected, and has connected anew since",
  expected: { requirement: "CEP-026", message: /instead of/ },
  implied: [],
  service: "cex",
  start,
};
