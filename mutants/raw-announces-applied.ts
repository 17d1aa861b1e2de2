import type { Alterations } from "./alteration.ts";
import { readUpdated, startAltered, withMembers } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  send(message);
  const updated = readUpdated(message);
  if (updated !== undefined) {
    const { correlationId, endpointId } = updated;
    const subject = message.subject.replace(/updated$/, "applied");
    send(withMembers({ ...message, subject }, { correlationId, endpointId, statusCode: 200 }));
  }
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Broadcasts what became of a configuration in an event of today as well",
  expected: { requirement: "RAW5-053", message: /an event of the type applied/ },
  implied: [],
  start,
};
