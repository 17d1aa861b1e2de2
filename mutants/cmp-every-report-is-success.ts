import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptApplied: typeof cmxRules.acceptApplied = (clientData, settings) => {
  const accepted = cmxRules.acceptApplied(clientData, settings);
  return accepted.accepted ? { ...accepted, value: { ...accepted.value, statusCode: 200 } } : accepted;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptApplied });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes every report on a configuration for a success",
  expected: { requirement: "CMP-020", message: /learned of status 200, although the configuration was rejected/ },
  implied: [{ requirement: "CDTP-015", reason: "what is announced is not what the endpoint reported" }],
  start,
};
