import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredResults, type ChangeResult } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const known: ChangeResult = (result) => (result.reasonPhrase?.startsWith("No endpoint") === true ? undefined : result);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredResults(known)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not answer where there is no such endpoint",
  expected: { requirement: "CIP-020", message: /was told nothing of its command/ },
  implied: [{ requirement: "CIP-021", reason: "nor is it told with 404" }],
  service: "cex",
  start,
};
