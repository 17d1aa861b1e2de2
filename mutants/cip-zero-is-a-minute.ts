import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredInvocations, type ChangeInvocation } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const limited: ChangeInvocation = (request) => ({
  ...request,
  timeout: request.timeout === 0 ? 60_000 : request.timeout,
});

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredInvocations(limited)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes an invocation that never expires for one that does after a minute",
  expected: { requirement: "CIP-024", message: /was not sent the command/ },
  implied: [],
  service: "cex",
  start,
};
