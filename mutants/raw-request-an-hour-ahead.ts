import type { Alterations } from "./alteration.ts";
import { readDraftRequest, startAltered, withMembers } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const HOUR_MS = 3_600_000;

const outgoing: Alterations["outgoing"] = (message, send) => {
  const request = readDraftRequest(message);
  const timestamp = Number(request?.["timestamp"] ?? 0) + HOUR_MS;
  send(request === undefined ? message : withMembers(message, { ...request, timestamp }));
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Writes local time into its requests",
  expected: { requirement: "RAW5-031", message: /timestamp \d+ is too far from/ },
  implied: [],
  start,
};
