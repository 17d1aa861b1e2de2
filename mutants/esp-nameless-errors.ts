import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
  const built = cmxRules.extensionData(clientData, answer, settings, nowMs);
  return answer.statusCode < 400 ? built : { ...built, extensionInstanceName: null };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not say which extension an error comes from",
  expected: { requirement: "ESP-010", message: /comes from nobody/ },
  implied: [],
  start,
};
