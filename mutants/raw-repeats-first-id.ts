import type { Alterations } from "./alteration.ts";
import { readNewAvailable, readSentConfiguration, sentWith, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  const firstIds = new Map<string | null, string | number | undefined>();
  /** Correlation identifiers of the third version that was announced for an endpoint. */
  const third = new Set<string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const event = readNewAvailable(message);
    if (event?.configVersion === 3) {
      third.add(event.correlationId);
    }
    deliver(message);
  };
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const sent = readSentConfiguration(message);
    if (sent === undefined) {
      send(message);
      return;
    }
    const first = firstIds.get(sent.data.endpointId) ?? sent.id;
    firstIds.set(sent.data.endpointId, first);
    const isThird = third.has(sent.data.correlationId);
    send(isThird ? sentWith(sent, { id: first, entries: sent.entries }) : message);
  };
  return { incoming, outgoing };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Begins the identifiers of an endpoint anew with the third version",
  expected: { requirement: "RAW3-018", message: /Two configurations were sent with the id/ },
  implied: [],
  start,
};
