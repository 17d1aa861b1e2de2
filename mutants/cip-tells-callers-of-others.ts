import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { readInvocation } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const callers = new Map<string, string>();
  const bus = alteredBus(ports.bus, {
    incoming: (message, deliver) => {
      const request = readInvocation(message);
      if (request !== undefined && message.replyTo !== undefined) {
        callers.set(`${request.endpointId}/${request.commandType}`, message.replyTo);
      }
      deliver(message);
    },
  });
  const open = alteredStore((store) => ({
    report: async (report, results) => {
      const replyTo = callers.get(`${report.endpointId}/${report.commandType}`);
      const outcomes = await store.report(report, results);
      return outcomes.map((outcome) => {
        const isOther = outcome.outcome === "executed" && outcome.command.origin.kind === "rest";
        const origin = { kind: "caller", replyTo, correlationId: ports.runtime.ids.next() } as const;
        return isOther && replyTo !== undefined ? { ...outcome, command: { ...outcome.command, origin } } : outcome;
      });
    },
  }));
  return startCex({ ...ports, bus }, environment, cexRules, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells the service that invoked a command of the same type what became of one invoked over REST",
  expected: { requirement: "CIP-028", message: /and nobody asked for it/ },
  implied: [],
  service: "cex",
  start,
};
