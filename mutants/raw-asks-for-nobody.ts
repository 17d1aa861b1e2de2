import type { Alterations } from "./alteration.ts";
import { readDraftRequest, startAltered, withMembers } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  send(message);
  const { endpointId: _, ...rest } = readDraftRequest(message) ?? {};
  if (Object.keys(rest).length > 0) {
    send(withMembers(message, rest));
  }
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Asks for a whole appversion as well",
  expected: { requirement: "RAW5-026", message: /endpointId of config-request is missing/ },
  implied: [],
  start,
};
