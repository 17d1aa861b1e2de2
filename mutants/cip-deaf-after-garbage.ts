import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { readInvocation } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  let isDeaf = false;
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const isInvocation = message.subject.endsWith(".cip.command-request");
    isDeaf ||= isInvocation && readInvocation(message) === undefined;
    if (!isInvocation || !isDeaf) {
      deliver(message);
    }
  };
  return startCex({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes no invocation any more once it could not read one",
  expected: { requirement: "CIP-027", message: /was not sent the command/ },
  implied: [],
  service: "cex",
  needsOwnWorld: "one message that cannot be read ends it for all endpoints",
  start,
};
