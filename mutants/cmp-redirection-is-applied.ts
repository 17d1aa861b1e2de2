import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptApplied: typeof cmxRules.acceptApplied = (clientData, settings) => {
  const accepted = cmxRules.acceptApplied(clientData, settings);
  const isRedirection = accepted.accepted && Math.floor(accepted.value.statusCode / 100) === 3;
  return isRedirection ? { ...accepted, value: { ...accepted.value, statusCode: 200 } } : accepted;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptApplied });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes only statuses from 400 for failures to apply a configuration",
  expected: { requirement: "CMP-020", message: /learned of status 200, although the configuration was rejected/ },
  implied: [],
  start,
};
