import type { Alterations } from "./alteration.ts";
import { readUpdated, startAltered, withMembers } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const updated = readUpdated(message);
  const time = new Date(Number(updated?.["eventTimestamp"] ?? 0)).toISOString();
  send(updated === undefined ? message : withMembers(message, { ...updated, eventTimestamp: time }));
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Writes the time of an update as a text",
  expected: { requirement: "RAW5-059", message: /eventTimestamp of updated is .* instead of a whole number/ },
  implied: [],
  start,
};
