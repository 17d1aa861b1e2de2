import type { Alterations } from "./alteration.ts";
import { membersOf, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  const isText =
    message.subject.endsWith(".new-available") && typeof membersOf(message.payload)?.["configVersion"] === "string";
  if (!isText) {
    deliver(message);
  }
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ incoming }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes versions in the form of the examples alone",
  expected: { requirement: "RAW5-046", message: /CMX broadcast .* instead of version 2 / },
  implied: [],
  start,
};
