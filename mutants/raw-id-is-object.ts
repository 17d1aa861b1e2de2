import type { Alterations } from "./alteration.ts";
import { readNewAvailable, readSentConfiguration, sentWith, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
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
    const isThird = sent !== undefined && third.has(sent.data.correlationId);
    send(isThird ? sentWith(sent, { id: { delivery: sent.id }, entries: sent.entries }) : message);
  };
  return { incoming, outgoing };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Wraps the identifier of a third version in an object",
  expected: { requirement: "RAW3-016", message: /neither a text nor a number/ },
  implied: [],
  start,
};
