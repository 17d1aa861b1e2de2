import type { Alterations, OutgoingMessage } from "./alteration.ts";
import { readDraftConfirmation, readUpdated, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(({ bus }) => {
  const confirmedIds = new Set<string | number>();
  const updates = new Map<unknown, OutgoingMessage>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const updated = readUpdated(message);
    if (updated !== undefined) {
      updates.set(updated["endpointId"], message);
    }
    send(message);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const confirmed = readDraftConfirmation(message);
    const id = confirmed?.confirmation.id ?? "";
    const again = confirmedIds.has(id) ? updates.get(confirmed?.data.endpointId) : undefined;
    if (again !== undefined) {
      bus.publish(again.subject, again.payload);
    }
    if (confirmed !== undefined) {
      confirmedIds.add(id);
    }
    deliver(message);
  };
  return { outgoing, incoming };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Broadcasts an update again when its confirmation is repeated",
  expected: { requirement: "RAW5-004", message: /broadcast 2 times that the endpoint has updated, instead of 1 times/ },
  implied: [],
  start,
};
