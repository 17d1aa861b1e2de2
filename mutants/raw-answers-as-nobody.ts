import { raw2017CmxRules, startRaw2017Cmx } from "../reference-impl/raw-2017/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const extensionData: typeof raw2017CmxRules.extensionData = (clientData, answer, settings, nowMs) => {
  const built = raw2017CmxRules.extensionData(clientData, answer, settings, nowMs);
  return clientData.requestId === null ? built : { ...built, extensionInstanceName: null };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startRaw2017Cmx(ports, environment, { ...raw2017CmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Does not say who answers where the request tells it",
  expected: { requirement: "RAW3-031", message: /in the name of nobody/ },
  implied: [],
  start,
};
