import type { Alterations } from "./alteration.ts";
import { readDraftClientData, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  const data = readDraftClientData(message);
  if (data?.resourcePath !== "/json" || data.requestId !== null) {
    deliver(message);
  }
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ incoming }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes no question without a request identifier",
  expected: { requirement: "RAW3-029", message: /was not sent its configuration/ },
  implied: [],
  start,
};
