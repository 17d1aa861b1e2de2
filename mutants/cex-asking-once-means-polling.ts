import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => {
  const polled = new Set<string>();
  const said = new Set<string>();
  return {
    deliverOutstanding: (query, appVersionName, deliver) => {
      const name = `${query.endpointId}/${query.commandType ?? ""}`;
      if (!query.isUnasked) {
        (query.observe === undefined ? polled : said).add(name);
      }
      return store.deliverOutstanding(query, appVersionName, deliver);
    },
    add: (command, deliver) =>
      store.add(command, async (delivery) => {
        const name = `${command.endpointId}/${command.commandType}`;
        if (!polled.has(name) || said.has(name)) {
          await deliver(delivery);
        }
      }),
  };
});

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends no new command of a type that an endpoint asked for without saying whether it observes",
  expected: { requirement: "CEX-001", message: /was not sent the command/ },
  implied: [],
  service: "cex",
  start,
};
