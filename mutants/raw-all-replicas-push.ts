import { startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

let started = 0;

/** Starts the wrong service. */
export const start = startAltered(() => {
  started += 1;
  const own = started;
  return {
    queueGroup: (group, subject) => (subject.endsWith(".new-available") ? `${group}-${own}` : group),
  };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Has every replica send what is new",
  expected: { requirement: "RAW5-077", message: /was sent this version 2 times/ },
  implied: [],
  replicas: 2,
  start,
};
