import type { Alterations } from "./alteration.ts";
import { readSentConfiguration, sentWith, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const sent = readSentConfiguration(message);
  send(sent?.entries.length === 0 ? sentWith(sent, { id: sent.id }) : message);
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Leaves the entries out if there are none, as though they were optional",
  expected: { requirement: "RAW3-019", message: /entries is missing instead of an array/ },
  implied: [{ requirement: "RAW3-021", reason: "An empty array is the one configuration without entries" }],
  start,
};
