import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) =>
  cmxRules.extensionData(clientData, answer, settings, Math.floor(nowMs / 1000));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Writes timestamps in seconds",
  expected: { requirement: "ISM-003", message: /ms from/ },
  implied: [],
  start,
};
