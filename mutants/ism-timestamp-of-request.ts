import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) =>
  // What nobody asked for answers a message that has no time.
  cmxRules.extensionData(clientData, answer, settings, clientData.timestamp === 0 ? nowMs : clientData.timestamp);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Gives an answer the time of the message that it answers, not its own",
  expected: { requirement: "ISM-003", message: /ms from/ },
  implied: [],
  start,
};
