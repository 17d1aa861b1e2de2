import type { Alterations } from "./alteration.ts";
import { readConnectivity, readUpdated, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  const served = new Set<unknown>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const updated = readUpdated(message);
    if (updated !== undefined) {
      served.add(updated["endpointId"]);
    }
    send(message);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const event = readConnectivity("connected", message);
    if (![...(event?.endpoints.keys() ?? [])].some((endpointId) => served.has(endpointId))) {
      deliver(message);
    }
  };
  return { outgoing, incoming };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Asks nothing more for an endpoint that connects once it has confirmed a configuration",
  expected: { requirement: "RAW3-008", message: /was not sent its configuration/ },
  implied: [{ requirement: "RAW3-003", reason: "An endpoint that gets nothing does not get the latest" }],
  start,
};
