import type { Alterations } from "./alteration.ts";
import { readConnectivity, readDraftConfirmation, readSentConfiguration, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  const present = new Set<string | null>();
  /** Endpoints that were there when they were sent something, and have said nothing of it. */
  const silent = new Set<string | null>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const sent = readSentConfiguration(message);
    if (sent !== undefined && present.has(sent.data.endpointId)) {
      silent.add(sent.data.endpointId);
    }
    send(message);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const confirmed = readDraftConfirmation(message);
    if (confirmed !== undefined) {
      silent.delete(confirmed.data.endpointId);
    }
    const event = readConnectivity("connected", message);
    if (![...(event?.endpoints.keys() ?? [])].some((endpointId) => silent.has(endpointId))) {
      deliver(message);
    }
    event?.endpoints.forEach((_, endpointId) => present.add(endpointId));
  };
  return { outgoing, incoming };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes what it has sent for delivered, though the endpoint never said so",
  expected: { requirement: "RAW3-005", message: /was not sent its configuration/ },
  implied: [],
  start,
};
