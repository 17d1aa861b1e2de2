import { commandResultSubject } from "../protocol/cip/index.ts";
import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { readInvocation } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  const isInvocation = readInvocation(message) !== undefined && message.replyTo === undefined;
  deliver(isInvocation ? { ...message, replyTo: commandResultSubject("nobody") } : message);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends a result to a subject of its own choice if the invocation names none",
  expected: { requirement: "CIP-022", message: /although the invocation has no reply subject/ },
  implied: [],
  service: "cex",
  start,
};
