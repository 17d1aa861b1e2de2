import type { Alterations } from "./alteration.ts";
import { readUpdated, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  send(message);
  const originator = readUpdated(message)?.["originatorReplicaId"];
  if (typeof originator === "string") {
    send({ ...message, subject: `kaa.v1.events.${originator}.endpoint.config.updated` });
  }
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Broadcasts an update in the name of its replica as well",
  expected: { requirement: "RAW5-049", message: /The event went to kaa\.v1\.events\.cmx-\d\.endpoint/ },
  implied: [{ requirement: "RAW5-004", reason: "What is broadcast under two names is broadcast twice" }],
  start,
};
