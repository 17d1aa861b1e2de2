import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
  const built = cmxRules.extensionData(clientData, answer, settings, nowMs);
  return { ...built, requestId: built.requestId || null };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes the request identifier 0 for none",
  expected: { requirement: "ESP-008", message: /equest identifier/ },
  implied: [],
  start,
};
