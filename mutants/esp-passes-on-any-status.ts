import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const pulledConfiguration: typeof cmxRules.pulledConfiguration = (response, knownConfigId) => {
  const pulled = cmxRules.pulledConfiguration(response, knownConfigId);
  const { statusCode } = response;
  return pulled.kind === "failed" && (statusCode < 100 || statusCode > 599) ? { ...pulled, statusCode } : pulled;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, pulledConfiguration });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Passes on whatever number the provider gives as a status",
  expected: { requirement: "ESP-017", message: /status (0|-1|1000)/ },
  implied: [],
  start,
};
