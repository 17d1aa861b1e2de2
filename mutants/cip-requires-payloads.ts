import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredInvocations, type ChangeInvocation } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const withPayload: ChangeInvocation = (request) => (request.payload === null ? undefined : request);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredInvocations(withPayload)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not take a command without a payload",
  expected: { requirement: "CIP-014", message: /was not sent the command/ },
  implied: [],
  service: "cex",
  start,
};
