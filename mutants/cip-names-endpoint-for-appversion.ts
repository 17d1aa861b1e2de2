import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredResults, type ChangeResult } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const misnamed: ChangeResult = (result) =>
  result.statusCode === 200 ? { ...result, appVersionName: result.endpointId } : result;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredResults(misnamed)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Names the endpoint in the place of its appversion where a command was executed",
  expected: { requirement: "CIP-009", message: /instead of one of/ },
  implied: [],
  service: "cex",
  start,
};
