import { configurationPath, parseConfigurationPath } from "../protocol/cmp/index.ts";
import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
  const built = cmxRules.extensionData(clientData, answer, settings, nowMs);
  const isReport = parseConfigurationPath(clientData.resourcePath)?.resource === "applied";
  return isReport && answer.statusCode >= 400 ? { ...built, resourcePath: configurationPath() } : built;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Refuses a report on a configuration in the name of the configuration resource",
  expected: { requirement: "ESP-009", message: /resourcePath is \/config\/json instead of \/applied\/json/ },
  implied: [
    { requirement: "CMP-023", reason: "over MQTT the resource path is part of the topic, so the error goes astray" },
  ],
  start,
};
