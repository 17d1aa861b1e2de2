import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredInvocations, type ChangeInvocation } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const mended: ChangeInvocation = (request) => ({ ...request, commandType: request.commandType.replace(".", "-") });

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredInvocations(mended)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a dot in the command type of an invocation for a dash",
  expected: { requirement: "CIP-026", message: /was told nothing of its command/ },
  implied: [
    {
      requirement: "CIP-006",
      reason: "an invocation that is put right is not refused, wherever the refusal is wanted",
    },
    { requirement: "CIP-010", reason: "its result names the type that was put right" },
  ],
  service: "cex",
  start,
};
