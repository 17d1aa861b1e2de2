import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredResults, type ChangeResult } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const withReason: ChangeResult = (result) => ({ ...result, reasonPhrase: result.reasonPhrase ?? "" });

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredResults(withReason)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells an empty reason phrase where the endpoint told none",
  expected: { requirement: "CIP-030", message: /"reasonPhrase":"".*instead of status 204 alone/ },
  implied: [],
  service: "cex",
  start,
};
