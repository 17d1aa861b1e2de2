import type { Alterations } from "./alteration.ts";
import { readSentConfiguration, sentWith, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const sent = readSentConfiguration(message);
  const entries = sent?.entries.filter((entry) => entry !== null) ?? [];
  const isSpoiled = sent !== undefined && entries.length > 0 && entries.length < sent.entries.length;
  send(isSpoiled ? sentWith(sent, { id: sent.id, entries }) : message);
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Leaves null out from among other entries",
  expected: { requirement: "RAW3-020", message: /instead of the entries \[null,/ },
  implied: [],
  start,
};
