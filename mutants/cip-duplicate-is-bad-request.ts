import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredResults, type ChangeResult } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const refused: ChangeResult = (result) =>
  result.reasonPhrase?.startsWith("There is a command") === true ? { ...result, statusCode: 400 } : result;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredResults(refused)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers a second command of the same identifier with 400",
  expected: { requirement: "CIP-017", message: /"statusCode":400.*instead of status 409/ },
  implied: [],
  service: "cex",
  start,
};
