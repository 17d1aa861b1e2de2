import { raw2017CmxRules, startRaw2017Cmx } from "../reference-impl/raw-2017/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const extensionData: typeof raw2017CmxRules.extensionData = (clientData, answer, settings, nowMs) => {
  const isNothing = answer.statusCode === 204;
  const told = isNothing ? { ...answer, statusCode: 404, reasonPhrase: "Not Found" } : answer;
  return raw2017CmxRules.extensionData(clientData, told, settings, nowMs);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startRaw2017Cmx(ports, environment, { ...raw2017CmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Tells that there is no configuration by status 404",
  expected: { requirement: "RAW5-010", message: /was told status 404 .* instead of status 204/ },
  implied: [],
  start,
};
