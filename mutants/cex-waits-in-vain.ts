import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const bus = alteredBus(ports.bus, {
    outgoing: (message, send) => {
      if (!message.subject.includes(".cex-siblings.")) {
        send(message);
      }
    },
  });
  const open = alteredStore((store) => ({
    find: async (key, nowMs) => {
      const command = await store.find(key, nowMs);
      const isAwaited = command?.origin.kind === "rest" && command.origin.replicaId !== "";
      return isAwaited && command.state === "EXECUTED" ? { ...command, state: "PENDING", result: undefined } : command;
    },
  }));
  return startCex({ ...ports, bus }, environment, cexRules, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not learn at one replica of results that come to another, nor look for them",
  expected: { requirement: "CEX-082", message: /Call 2 was not answered/ },
  implied: [],
  service: "cex",
  replicas: 2,
  start,
};
