import type { Alterations } from "./alteration.ts";
import { startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";
import { readExtensionData } from "./reading.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  if (readExtensionData(message)?.statusCode !== 204) {
    send(message);
  }
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Tells an endpoint nothing if there is no configuration for it",
  expected: { requirement: "RAW5-009", message: /got no response within/ },
  implied: [{ requirement: "RAW5-010", reason: "Who is told nothing is not told status 204" }],
  start,
};
