import type { Alterations } from "./alteration.ts";
import { readConnectivity, readDraftConfirmation, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  const rejecting = new Set<string | null>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const confirmed = readDraftConfirmation(message);
    if (confirmed !== undefined && confirmed.confirmation.status !== "ok") {
      rejecting.add(confirmed.data.endpointId);
    }
    const event = readConnectivity("connected", message);
    if (![...(event?.endpoints.keys() ?? [])].some((endpointId) => rejecting.has(endpointId))) {
      deliver(message);
    }
  };
  return { incoming };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Asks nothing more for an endpoint that connects once it has refused a configuration",
  expected: { requirement: "RAW3-010", message: /was not sent its configuration/ },
  implied: [],
  start,
};
