import type { Alterations } from "./alteration.ts";
import { readUpdated, startAltered, withMembers } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const { correlationId: _, ...rest } = readUpdated(message) ?? {};
  send(Object.keys(rest).length === 0 ? message : withMembers(message, rest));
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Leaves the correlation identifier out of updates",
  expected: { requirement: "RAW5-058", message: /correlationId of updated is missing/ },
  implied: [],
  start,
};
