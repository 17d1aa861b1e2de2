import type { Alterations } from "./alteration.ts";
import { readDraftClientData, readDraftConfirmation, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  const senseless = new Set<string | null>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const data = readDraftClientData(message);
    const isConfirmation = data?.resourcePath === "/json/status";
    if (isConfirmation && readDraftConfirmation(message) === undefined) {
      senseless.add(data.endpointId);
    }
    if (!isConfirmation || !senseless.has(data.endpointId)) {
      deliver(message);
    }
  };
  return { incoming };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes no more confirmations of an endpoint that sent one which cannot be read",
  expected: { requirement: "RAW3-033", message: /did not broadcast within/ },
  implied: [],
  start,
};
