import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredResults, type ChangeResult } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const withoutReason: ChangeResult = (result) => ({
  ...result,
  reasonPhrase: result.statusCode >= 500 ? null : result.reasonPhrase,
});

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredResults(withoutReason)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not tell the reason why an endpoint failed by a fault of its own",
  expected: { requirement: "CIP-008", message: /"reasonPhrase":null.*instead of status 500, Motor failed/ },
  implied: [],
  service: "cex",
  start,
};
