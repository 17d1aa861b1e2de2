import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  addBatch: (task, commands, deliver) =>
    store.addBatch(task, commands, async (delivery) => {
      if (task.filterId !== undefined || delivery.endpoint.endpointId === commands[0]?.endpointId) {
        await deliver(delivery);
      }
    }),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends a batch to the first of the endpoints that it names",
  expected: { requirement: "CEX-057", message: /was not sent the command/ },
  implied: [],
  service: "cex",
  start,
};
