import type { Alterations } from "./alteration.ts";
import { readNewAvailable, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  if (readNewAvailable(message)?.configVersion !== 3) {
    deliver(message);
  }
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ incoming }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Passes over the third version that is announced for an endpoint",
  expected: { requirement: "RAW5-051", message: /was not sent its configuration/ },
  implied: [],
  start,
};
