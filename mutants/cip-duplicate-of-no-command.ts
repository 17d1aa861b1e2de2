import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredResults, type ChangeResult } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const nameless: ChangeResult = (result) =>
  result.reasonPhrase?.startsWith("There is a command") === true ? { ...result, commandId: 0 } : result;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredResults(nameless)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Names no command where it tells that there is one of that identifier already",
  expected: { requirement: "CIP-010", message: /door, 0 instead of/ },
  implied: [
    { requirement: "CIP-016", reason: "the caller does not find what it was told" },
    { requirement: "CIP-017", reason: "nor does it find the status code" },
  ],
  service: "cex",
  start,
};
