import type { Alterations } from "./alteration.ts";
import { readDraftRequest, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  send(message);
  if (readDraftRequest(message) !== undefined) {
    send({ ...message, subject: `${message.subject}.cmx2cdp.request` });
  }
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Asks on a subject with protocol and message type as well",
  expected: { requirement: "RAW5-015", message: /The config-request went to .*\.cmx2cdp\.request instead of/ },
  implied: [],
  start,
};
