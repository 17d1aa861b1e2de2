import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const pulledConfiguration: typeof cmxRules.pulledConfiguration = (response, knownConfigId) => {
  const pulled = cmxRules.pulledConfiguration(response, knownConfigId);
  return pulled.kind === "current" ? { ...pulled, config: pulled.config.replaceAll(/(\d)\.\d+/g, "$1") } : pulled;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, pulledConfiguration });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Cuts the fraction off the numbers in a configuration",
  expected: { requirement: "CMP-012", message: /got the configuration 17 instead of 17\.25/ },
  implied: [],
  start,
};
