import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { readInvocation } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";
import { readConnected } from "./reading.ts";
import { alteredStore } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** Endpoints that have connected since a service invoked a command of theirs. */
  const connected = new Set<string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    connected.delete(readInvocation(message)?.endpointId ?? "");
    [...(readConnected(message)?.endpoints.keys() ?? [])].forEach((endpointId) => connected.add(endpointId));
    deliver(message);
  };
  const open = alteredStore((store) => ({
    report: async (report, results) => {
      const outcomes = await store.report(report, results);
      return outcomes.map((outcome) => {
        const isOfCaller = outcome.outcome === "executed" && outcome.command.origin.kind === "caller";
        const origin = { kind: "rest", replicaId: "" } as const;
        return isOfCaller && connected.has(report.endpointId)
          ? { ...outcome, command: { ...outcome.command, origin } }
          : outcome;
      });
    },
  }));
  return startCex({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment, cexRules, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not tell the result of a command whose endpoint has connected anew since it was invoked",
  expected: { requirement: "CIP-029", message: /was told nothing of its command/ },
  implied: [],
  service: "cex",
  start,
};
