import type { Alterations } from "./alteration.ts";
import { readUpdated, startAltered, withMembers } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const updated = readUpdated(message);
  send(updated === undefined ? message : withMembers(message, { ...updated, originatorReplicaId: 1 }));
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Gives the number of the replica in updates",
  expected: { requirement: "RAW5-060", message: /originatorReplicaId of updated is 1 instead of a text/ },
  implied: [],
  start,
};
