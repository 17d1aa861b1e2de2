import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const pulledConfiguration: typeof cmxRules.pulledConfiguration = (response, knownConfigId) =>
  response.statusCode >= 400 && response.statusCode <= 599
    ? { kind: "absent" }
    : cmxRules.pulledConfiguration(response, knownConfigId);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, pulledConfiguration });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells the endpoint that it has no configuration when the provider fails",
  expected: { requirement: "CMP-010", message: /instead of an error/ },
  implied: [],
  start,
};
