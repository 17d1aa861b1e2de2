import { commandResultSubject } from "../protocol/cip/index.ts";
import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { readResult } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const result = readResult(message);
  const isInbox = result !== undefined && message.subject.startsWith("_INBOX.");
  send(isInbox ? { ...message, subject: commandResultSubject("inbox") } : message);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends results that are wanted in an inbox to a subject of a replica",
  expected: { requirement: "CIP-006", message: /was seen on _INBOX/ },
  implied: [],
  service: "cex",
  start,
};
