import type { Alterations } from "./alteration.ts";
import { readSentConfiguration, sentWith, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  send(message);
  const sent = readSentConfiguration(message);
  if (sent !== undefined) {
    send(sentWith(sent, { id: sent.id, entries: sent.entries }, { resourcePath: "/config" }));
  }
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Sends each configuration at a resource of its own as well",
  expected: { requirement: "RAW3-014", message: /What was sent is for \/config instead of \/json/ },
  implied: [],
  start,
};
