import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const NO_CONTENT = 204;

const pulledConfiguration: typeof cmxRules.pulledConfiguration = (response, knownConfigId) =>
  response.statusCode === NO_CONTENT
    ? { kind: "failed", statusCode: 502, reasonPhrase: "The configuration data provider sent no content" }
    : cmxRules.pulledConfiguration(response, knownConfigId);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, pulledConfiguration });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a provider that says by status 204 that there is no configuration for one that fails",
  expected: { requirement: "CMP-001", message: /error instead of a configuration/ },
  implied: [],
  start,
};
