import type { Alterations } from "./alteration.ts";
import { readDraftConfirmation, readSentConfiguration, startAltered, withClientData } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  const owners = new Map<string | number | undefined, string | null>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const sent = readSentConfiguration(message);
    if (sent !== undefined) {
      owners.set(sent.id, sent.data.endpointId);
    }
    send(message);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const confirmed = readDraftConfirmation(message);
    const endpointId = owners.get(confirmed?.confirmation.id);
    const isOther = confirmed !== undefined && endpointId !== undefined;
    deliver(isOther ? withClientData(message, { ...confirmed.data, endpointId }) : message);
  };
  return { outgoing, incoming };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes a confirmation by its identifier alone, whichever endpoint it comes from",
  expected: { requirement: "RAW3-032", message: /broadcast 1 times that the endpoint has updated, instead of 0 times/ },
  implied: [{ requirement: "RAW5-004", reason: "An update without a confirmation of its endpoint is one too many" }],
  start,
};
