import { encodeConfirmation } from "../protocol/raw-2017/index.ts";
import type { Alterations } from "./alteration.ts";
import { readDraftConfirmation, startAltered, withClientData } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  const confirmed = readDraftConfirmation(message);
  if (confirmed === undefined || !/^\d+$/.test(String(confirmed.confirmation.id))) {
    deliver(message);
    return;
  }
  const { data, confirmation } = confirmed;
  const payload = encodeConfirmation({ ...confirmation, id: Number(confirmation.id) });
  deliver(withClientData(message, { ...data, payload }));
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ incoming }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes the text of a number for the number",
  expected: { requirement: "RAW3-034", message: /broadcast 1 times that the endpoint has updated, instead of 0 times/ },
  implied: [{ requirement: "RAW5-004", reason: "An update without a confirmation is one too many" }],
  start,
};
