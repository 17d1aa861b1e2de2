import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const own = ports.runtime.ids.next();
  const queueGroup = (group: string, subject: string): string => (subject.endsWith(".connected") ? own : group);
  const open = alteredStore((store) => ({
    deliverOutstanding: ({ notDeliveredSinceMs: _sinceMs, ...query }, appVersionName, deliver) =>
      store.deliverOutstanding(query, appVersionName, deliver),
  }));
  return startCex({ ...ports, bus: alteredBus(ports.bus, { queueGroup }) }, environment, cexRules, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends an endpoint that connects what is outstanding by each of its replicas",
  expected: { requirement: "CEX-083", message: /2 times, and asked for it never/ },
  implied: [],
  service: "cex",
  replicas: 2,
  start,
};
